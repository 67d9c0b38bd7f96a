"""Files that go to Drive."""

import json
from dataclasses import replace
from secrets import token_hex
from typing import Any

from providers.definitions.google.quirks.base64_input import decoded
from providers.definitions.google.quirks.content import EXPORT_TYPES, FILES
from providers.definitions.google.quirks.media_types import checked
from providers.spec import Call, UpstreamRequest


def create(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Drive takes content at another address than the description of a file or a folder alone."""
    if call.arguments.get("content"):
        return multipart(request, call.arguments)
    params = {name: value for name, value in request.params.items() if name != "uploadType"}
    return replace(request, url=call.url(FILES), params=params, json=metadata(call.arguments))


def metadata(arguments: dict[str, Any]) -> dict[str, Any]:
    """Drive names a file's folder as a list of parents, from when there could be several."""
    described = {name: arguments.get(name) for name in ("name", "mimeType", "description")}
    parents = {"parents": [arguments["folderId"]]} if arguments.get("folderId") else {}
    return {name: value for name, value in described.items() if value} | parents


def multipart(request: UpstreamRequest, arguments: dict[str, Any]) -> UpstreamRequest:
    """Drive wants description and content as two parts of one `multipart/related` body."""
    boundary = token_hex(16)
    content = decoded(arguments["content"], "content")
    parts = (
        ("application/json; charset=UTF-8", json.dumps(metadata(arguments)).encode()),
        (content_type(arguments), content),
    )
    headers = {**request.headers, "Content-Type": f"multipart/related; boundary={boundary}"}
    return replace(request, json=None, data=joined(parts, boundary), headers=headers)


def content_type(arguments: dict[str, Any]) -> str:
    """Drive converts content for one of Google's own kinds, from the type that it has now."""
    kind = arguments["mimeType"]
    given = arguments.get("contentMimeType") or EXPORT_TYPES.get(kind, kind)
    return checked(given, "contentMimeType" if "contentMimeType" in arguments else "mimeType")


def joined(parts: tuple[tuple[str, bytes], ...], boundary: str) -> bytes:
    """`multipart/related` is no form: its parts have a type and no name."""
    lines = [
        line
        for kind, content in parts
        for line in (f"--{boundary}".encode(), f"Content-Type: {kind}".encode(), b"", content)
    ]
    return b"\r\n".join([*lines, f"--{boundary}--".encode(), b""])
