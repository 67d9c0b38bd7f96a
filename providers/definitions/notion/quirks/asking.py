"""Further requests to Notion, beside the one a tool is about."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from providers.definitions.notion.api import API, HEADERS
from providers.spec import Call, UpstreamRequest


def get(path: str, call: Call, **params: Any) -> UpstreamRequest:
    """Return a reading request for a path whose parts are safe."""
    return UpstreamRequest("GET", url(path, call), params=params, headers=HEADERS)


def patch(path: str, body: dict[str, Any], call: Call) -> UpstreamRequest:
    """Return a changing request for a path whose parts are safe."""
    return UpstreamRequest("PATCH", url(path, call), json=body, headers=HEADERS)


def url(path: str, call: Call) -> str:
    """Return the address of a path of Notion's API."""
    return call.url(API) + path


def children_path(block_id: str) -> str:
    """Return the path of a block's children; an id that Notion told us must be one (ValueError)."""
    return f"/blocks/{quote(str(UUID(block_id)), safe='')}/children"
