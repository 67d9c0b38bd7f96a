"""Tools as the protocol lists them, and which of them a key may call."""

from functools import cache
from typing import Any

from accounts.calling import may_call
from accounts.models import ApiKey
from providers.registry import Offer, offered
from providers.schemas import message_schema
from tools_catalog.mcp.annotations import annotations_of, title_of


@cache
def document_of(offer: Offer) -> dict[str, Any]:
    """Return a tool with its schema and hints."""
    return {
        "name": offer.tool.name,
        "title": title_of(offer),
        "description": offer.tool.description,
        "inputSchema": message_schema(offer.tool),
        "annotations": annotations_of(offer),
    }


def callable_with(key: ApiKey) -> list[Offer]:
    """Return the tools that the key may call; a streamed body has no place in a message."""
    offers = offered().values()
    return [offer for offer in offers if not offer.tool.raw_upload and may_call(key, offer)]


@cache
def by_any_name() -> dict[str, Offer]:
    """Return every tool by its name and by its other names."""
    others = {name: offer for offer in offered().values() for name in offer.tool.other_names}
    return others | offered()
