"""Files that go to OneDrive."""

from dataclasses import replace
from typing import Any

from config.api.errors import Invalid
from providers.contents import decoded
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
    return putting(request, call, decoded(call.arguments["content"], "content"))


def putting(request: UpstreamRequest, call: Call, content: Any) -> UpstreamRequest:
    """Graph names a new file by its path between two colons; its type follows from the name."""
    path = file_path(call.arguments["path"], "path")
    url = f"{folder(call)}:/{path}:/content"
    return replace(request, url=url, json=None, data=content, headers={**request.headers, **BYTES})
