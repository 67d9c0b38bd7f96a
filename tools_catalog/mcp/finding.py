"""Three tools that stand for all others where those are too many to list: search, describe, call."""

from collections.abc import Callable, Mapping
from typing import Any

from config.api.errors import NotFound
from providers.arguments import read_arguments
from providers.params import integer, obj, text
from providers.registry import Offer
from providers.schemas import tool_schema
from providers.spec import Tool
from tools_catalog.mcp.caller import Caller
from tools_catalog.mcp.documents import by_any_name, callable_with, document_of
from tools_catalog.mcp.orders import INDIRECT
from tools_catalog.search.engine import everything

SEARCH = Tool(
    name="search_tools",
    description="Find tools by what they do, such as “send an email”. The best come first, connected ones before "
    "the others. Each comes with the schema of its arguments and with whether it can be called now.",
    permission="",
    route="GET search",
    upstream="",
    params=(
        text("query", "What is to be done, in a few words", required=True),
        text("provider", "Only tools of this provider, such as google"),
        integer("limit", "How many to return", default=10, minimum=1, maximum=25),
    ),
)
DESCRIBE = Tool(
    name="describe_tool",
    description="Describe one tool by its name: arguments, hints, permission, and whether it is connected.",
    permission="",
    route="GET describe",
    upstream="",
    params=(text("name", "The name of the tool", required=True),),
)
CALL = Tool(
    name=INDIRECT,
    description="Call a tool by its name, with the arguments that its schema asks for.",
    permission="",
    route="POST call",
    upstream="",
    params=(
        text("name", "The name of the tool", required=True),
        obj("arguments", "The arguments of the tool"),
    ),
)
READING = {"readOnlyHint": True, "destructiveHint": False, "idempotentHint": True}
ANYTHING = {"readOnlyHint": False, "destructiveHint": True, "idempotentHint": False}


def listed() -> list[dict[str, Any]]:
    """Return the three as a list of tools shows them."""
    return [
        shown(SEARCH, "Search tools", READING | {"openWorldHint": False}),
        shown(DESCRIBE, "Describe a tool", READING | {"openWorldHint": False}),
        shown(CALL, "Call a tool", ANYTHING | {"openWorldHint": True}),
    ]


def shown(tool: Tool, title: str, hints: Mapping[str, bool]) -> dict[str, Any]:
    return {
        "name": tool.name,
        "title": title,
        "description": tool.description,
        "inputSchema": tool_schema(tool),
        "annotations": {"title": title, **hints},
    }


def search(caller: Caller, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tools that words describe, as far as the key may call them."""
    asked = read_arguments(SEARCH, sent)
    provider = asked.get("provider", "").lower()
    callable_ones = {offer.tool.name for offer in callable_with(caller.key)}
    hits = [
        offer
        for offer, _ in everything().find(asked["query"])
        if offer.tool.name in callable_ones and provider in {"", offer.provider.slug}
    ]
    hits.sort(key=lambda offer: not caller.reach.covers(offer))
    return {"tools": [brief(caller, offer) for offer in hits[: asked["limit"]]]}


def brief(caller: Caller, offer: Offer) -> dict[str, Any]:
    """Return what is needed to call a tool."""
    document = document_of(offer)
    wanted = {name: document[name] for name in ("name", "description", "inputSchema")}
    return {**wanted, "connected": caller.reach.covers(offer)}


def describe(caller: Caller, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return all that is to be known of one tool."""
    name = read_arguments(DESCRIBE, sent)["name"]
    offer = by_any_name().get(name)
    if offer is None or offer not in callable_with(caller.key):
        raise unknown(name)
    return {
        **document_of(offer),
        "provider": offer.provider.slug,
        "service": offer.service.slug,
        "permission": offer.tool.permission,
        "connected": caller.reach.covers(offer),
    }


def unknown(name: str) -> NotFound:
    return NotFound(f"No tool is called {name[:80]!r}; {SEARCH.name} finds tools by what they do")


def call_of_nothing(caller: Caller, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Say why a `call_tool` could not be turned into the call of a tool."""
    raise unknown(read_arguments(CALL, sent)["name"])


OWN: dict[str, Callable[[Caller, Mapping[str, Any]], dict[str, Any]]] = {
    SEARCH.name: search,
    DESCRIBE.name: describe,
    CALL.name: call_of_nothing,
}
