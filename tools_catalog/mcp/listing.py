"""Which tools a caller is shown: all that are connected, or three that find them where those are too many."""

from collections.abc import Mapping
from typing import Any

from config.api.errors import Invalid
from tools_catalog.listing.page import page_of
from tools_catalog.mcp import finding
from tools_catalog.mcp.caller import Caller
from tools_catalog.mcp.documents import callable_with, document_of
from tools_catalog.mcp.messages import INVALID_PARAMS, Fault, Message

AT_MOST = 40  # tools that are listed without being asked for: about 8,000 tokens of schemas
PAGE = 50
MODES = ("auto", "search", "all")
WORDS = f"Must be one of {', '.join(MODES)}."


def mode_in(query: Mapping[str, str]) -> str:
    """Read `mode` from a query string: what is listed; 400 for other words."""
    mode = query.get("mode", "").lower() or MODES[0]
    if mode not in MODES:
        raise Invalid(f"mode: {WORDS}", fields={"mode": [WORDS]})
    return mode


def tools_listed(caller: Caller, mode: str, message: Message) -> dict[str, Any]:
    """Return a page of the tools the key may call and the account has connected, or the three instead."""
    candidates = callable_with(caller.key)
    kept = [offer for offer in candidates if caller.reach.covers(offer)]
    if mode == "search" or (mode == "auto" and len(kept) > AT_MOST):
        return {"tools": finding.listed()}
    cursor = cursor_in(message)
    try:
        page = page_of(candidates, kept, {"limit": str(PAGE), "cursor": cursor})
    except Invalid as exc:
        raise Fault(INVALID_PARAMS, str(exc), message_id=message.id) from exc
    told = {"tools": [document_of(offer) for offer in page.offers]}
    return told | ({"nextCursor": page.next_cursor} if page.next_cursor else {})


def cursor_in(message: Message) -> str:
    cursor = message.params.get("cursor")
    if not isinstance(cursor, str | None):
        raise Fault(INVALID_PARAMS, "params.cursor must be a text", message_id=message.id)
    return cursor or ""
