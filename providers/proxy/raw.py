"""Stream a provider's bytes to the caller, with only the headers that describe them."""

import re

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from requests import Response

from config import http

TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(; ?charset=[\w-]+)?", re.ASCII)


def raw_answer(upstream: Response, file_name: str = "") -> StreamingHttpResponse:
    """Return the open upstream answer as a download; the provider's own headers stay behind."""
    stated = upstream.headers.get("Content-Type", "")
    response = StreamingHttpResponse(
        http.chunks(upstream),
        content_type=stated if TYPE.fullmatch(stated) else "application/octet-stream",
    )
    # Whatever a person keeps in a drive is shown as a file, never as a page of ours.
    printable = "".join(letter for letter in file_name if letter.isprintable())
    disposition = content_disposition_header(as_attachment=True, filename=printable)
    response["Content-Disposition"] = disposition or "attachment"
    if length := stated_length(upstream):
        response["Content-Length"] = length
    return response


def stated_length(upstream: Response) -> str:
    """Return the length of the bytes we pass on, if the provider's own header tells it."""
    if "Content-Encoding" in upstream.headers or "Transfer-Encoding" in upstream.headers:
        return ""
    length = upstream.headers.get("Content-Length", "")
    return length if length.isascii() and length.isdecimal() else ""
