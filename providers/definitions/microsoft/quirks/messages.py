"""One message of Outlook."""

from dataclasses import replace
from typing import Any

from providers.spec import Call, UpstreamRequest


def with_body(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Graph answers bodies as HTML unless a header asks for text."""
    prefer = f'outlook.body-content-type="{call.arguments["bodyType"]}"'
    return replace(request, headers={**request.headers, "Prefer": prefer})


def changes(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Graph keeps a flag as an object, with dates beside its status."""
    body = request.json or {}
    flag = {"flag": {"flagStatus": body["flag"]}} if "flag" in body else {}
    return replace(request, json={**body, **flag})


def attachment(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Graph attaches files with their bytes; of other messages and links in the cloud it tells the name."""
    return {
        "id": body["id"],
        "messageId": call.arguments["messageId"],
        "name": body.get("name"),
        "mimeType": body.get("contentType"),
        "size": body.get("size"),
        "content": body.get("contentBytes"),
    }


def deleted(body: Any, call: Call) -> dict[str, Any]:
    """Graph answers a deletion with nothing at all."""
    return {"deleted": True, "id": call.arguments["messageId"]}
