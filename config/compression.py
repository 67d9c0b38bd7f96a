"""Fewer bytes on the wire: static files compressed when first asked for and kept in memory, and pages."""

import gzip
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import brotli
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from whitenoise.middleware import WhiteNoiseMiddleware

TEXT = {".css", ".js", ".svg", ".json", ".txt"}
# The highest step, 11, saves another tenth and takes four seconds for the largest file.
QUALITY = 9
BROTLI, GZIP = re.compile(r"\bbr\b"), re.compile(r"\bgzip\b")


class CompressedFilesMiddleware(WhiteNoiseMiddleware):
    """Serves static files as WhiteNoise does, and text compressed to whoever takes it."""

    def serve(self, static_file: Any, request: HttpRequest) -> HttpResponseBase:
        response = WhiteNoiseMiddleware.serve(static_file, request)
        if Path(request.path_info).suffix not in TEXT:
            return response
        response["Vary"] = "Accept-Encoding"
        encoding = taken_by(request)
        if not encoding or request.method != "GET" or response.status_code != 200:
            return response
        return encoded(response, encoding)


class CompressedPagesMiddleware(GZipMiddleware):
    """Compresses pages that were asked for, with bytes of random length against guessing by size.

    Not what a form is answered with: such a page may show a new key. Not the API either, whose answers hold
    what callers sent beside what is theirs.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        is_page = response.get("Content-Type", "").startswith("text/html")
        if request.method != "GET" or response.streaming or not is_page:
            return response
        return super().process_response(request, response)


def taken_by(request: HttpRequest) -> str:
    """Return the best encoding that the client takes; nothing for none."""
    accepted = request.headers.get("Accept-Encoding", "")
    if BROTLI.search(accepted):
        return "br"
    return "gzip" if GZIP.search(accepted) else ""


def encoded(plain: FileResponse, encoding: str) -> HttpResponse:
    """Return the same file in an encoding."""
    with plain.file_to_stream as file:
        small = compressed(file.read(), encoding)
    headers = dict(plain.items()) | {"Content-Encoding": encoding, "Content-Length": len(small)}
    return HttpResponse(small, headers=headers)


@lru_cache(maxsize=128)
def compressed(content: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return brotli.compress(content, quality=QUALITY)
    return gzip.compress(content, mtime=0)
