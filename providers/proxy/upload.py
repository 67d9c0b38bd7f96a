"""A caller's raw body, read piece by piece on its way to the provider."""

import re
from collections.abc import Iterator

from django.http.request import UnreadablePostError
from rest_framework.request import Request

from config.api.errors import Invalid
from config.http import CHUNK


class Upload:
    """A readable stream of known length; nothing of it is kept in memory or on disk."""

    def __init__(self, request: Request) -> None:
        self.source = request._request
        self.length = self.left = declared_length(request)

    def __len__(self) -> int:
        return self.length

    def read(self, size: int = CHUNK) -> bytes:
        """Return at most `size` bytes, never more than were declared; Invalid if the caller left."""
        wanted = self.left if size is None or size < 0 else min(size, self.left)
        piece = self.received(wanted) if wanted else b""
        self.left -= len(piece)
        return piece

    def received(self, wanted: int) -> bytes:
        """Return at least one byte. No OSError leaves here: it would pass for a failure of the provider."""
        try:
            piece = self.source.read(wanted)
        except UnreadablePostError:
            piece = b""
        if not piece:
            raise Invalid("The body is shorter than its Content-Length")
        return piece

    def __iter__(self) -> Iterator[bytes]:
        while piece := self.read(CHUNK):
            yield piece


def body_to_pass_on(request: Request) -> Upload | bytes:
    """Return the raw body; an empty one as bytes, since a stream of no length would be sent chunked."""
    upload = Upload(request)
    return upload if len(upload) else b""


def declared_length(request: Request) -> int:
    """Return the Content-Length; a body without one cannot be streamed on."""
    stated = request.META.get("CONTENT_LENGTH") or ""
    if not re.fullmatch(r"\d{1,18}", stated, re.ASCII):
        raise Invalid("Send the file as the body, with a Content-Length")
    return int(stated)
