"""Files that go to OneDrive."""

import base64
import binascii
from dataclasses import replace
from typing import Any

from config.api.errors import Invalid
from providers.definitions.microsoft.quirks.files import folder
from providers.definitions.microsoft.quirks.paths import file_path
from providers.spec import Call, UpstreamRequest

MOST_AT_ONCE = 250 * 1024 * 1024  # bytes; more would need an upload session
BYTES = {"Content-Type": "application/octet-stream"}


def stream(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Graph takes a file in one request up to a size."""
    if len(call.upload) > MOST_AT_ONCE:
        raise Invalid(f"Microsoft takes {MOST_AT_ONCE} bytes in one upload, not {len(call.upload)}")
    return putting(request, call, call.upload)


def create(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Graph takes bytes as they are, never inside JSON."""
    return putting(request, call, decoded(call.arguments["content"]))


def putting(request: UpstreamRequest, call: Call, content: Any) -> UpstreamRequest:
    """Graph names a new file by its path between two colons; its type follows from the name."""
    path = file_path(call.arguments["path"], "path")
    url = f"{folder(call)}:/{path}:/content"
    return replace(request, url=url, json=None, data=content, headers={**request.headers, **BYTES})


def decoded(value: str) -> bytes:
    """Return the bytes of a file given in base64; Invalid where it is not."""
    try:
        return base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError):
        raise Invalid("content: the content is not base64") from None
