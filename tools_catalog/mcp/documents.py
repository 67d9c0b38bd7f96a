"""Tools as the protocol lists them, and which of them a key may call."""

from functools import cache
from typing import Any

from accounts.models import ApiKey
from providers.registry import Offer, tools
from providers.schemas import tool_schema
from tools_catalog.mcp.annotations import annotations_of, title_of


@cache
def document_of(offer: Offer) -> dict[str, Any]:
    """Return a tool with its schema and hints."""
    return {
        "name": offer.tool.name,
        "title": title_of(offer),
        "description": offer.tool.description,
        "inputSchema": input_schema(offer),
        "annotations": annotations_of(offer),
    }


def input_schema(offer: Offer) -> dict[str, Any]:
    """Return the schema of the arguments, without the one that asks for raw bytes: a result has none."""
    schema = tool_schema(offer.tool)
    if offer.tool.raw_when:
        schema["properties"].pop(offer.tool.raw_when[0])
    return schema


def callable_with(key: ApiKey) -> list[Offer]:
    """Return the tools that the key may call; a streamed body has no place in a message."""
    offers = tools().values()
    return [offer for offer in offers if not offer.tool.raw_upload and may_call(key, offer)]


def may_call(key: ApiKey, offer: Offer) -> bool:
    """Say whether the key's scopes hold the provider, and the tool changes nothing if the key may not."""
    return key.allows(scope_of(offer)) and (offer.tool.is_read or not key.is_read_only)


def scope_of(offer: Offer) -> str:
    """Return the key scope that a call needs."""
    return f"proxy:{offer.provider.slug}"


@cache
def by_any_name() -> dict[str, Offer]:
    """Return every tool by its name and by its other names."""
    others = {name: offer for offer in tools().values() for name in offer.tool.other_names}
    return others | tools()
