"""Files and folders of OneDrive."""

from dataclasses import replace
from typing import Any

from providers.definitions.microsoft.api import GRAPH
from providers.definitions.microsoft.quirks.paths import literal, segment
from providers.spec import Call, UpstreamRequest

SIGNED = ".downloadUrl"  # of `@microsoft.graph`, for personal accounts of `@content` too


def folder(call: Call) -> str:
    """Graph knows the top of a drive by a name instead of an id."""
    folder_id = call.arguments.get("folderId")
    place = f"items/{segment(folder_id, 'folderId')}" if folder_id else "root"
    return f"{call.url(GRAPH)}/me/drive/{place}"


def find(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Graph searches by a function in the path, not by a parameter."""
    words = call.arguments.get("search")
    place = f"search(q={literal(words)})" if words else "children"
    return replace(request, url=f"{folder(call)}/{place}")


def described(body: Any, call: Call) -> dict[str, Any]:
    """Graph puts into each file an address of its bytes that works for everybody: it stays here."""
    return {name: value for name, value in (body or {}).items() if not name.endswith(SIGNED)}


def listed(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Files in a list hold the same address as one alone."""
    return {**body, "files": [described(file, call) for file in body["files"]]}


def deleted(body: Any, call: Call) -> dict[str, Any]:
    """Graph answers a deletion with nothing at all."""
    return {"deleted": True, "id": call.arguments["fileId"]}
