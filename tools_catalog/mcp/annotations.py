"""What a client may tell people about a tool before it is called: derived from the definition."""

from typing import Any

from providers.registry import Offer
from providers.spec import Tool

REPLACING = frozenset({"PUT", "PATCH", "DELETE"})
# Verbs in names that say more than the method does: POSTs that change what is there, a PUT that does not.
CHANGING, ADDING = frozenset({"cancel", "replace", "transition", "update"}), "add"


def annotations_of(offer: Offer) -> dict[str, Any]:
    """Return the hints on a tool: what it does to what is there, and whether twice is as good as once."""
    tool = offer.tool
    return {
        "title": title_of(offer),
        "readOnlyHint": tool.is_read,
        "destructiveHint": is_destructive(tool),
        "idempotentHint": tool.is_read or method_of(tool.route) in REPLACING,
        "openWorldHint": not offer.is_own,
    }


def is_destructive(tool: Tool) -> bool:
    """Say whether a call can take away or overwrite what is there; what only adds is not destructive."""
    words = set(tool.name.split("_"))
    if tool.is_read or ADDING in words:
        return False
    replaces = method_of(tool.route) in REPLACING or method_of(tool.upstream) == "PUT"
    return replaces or bool(CHANGING & words)


def method_of(route: str) -> str:
    return route.partition(" ")[0]


def title_of(offer: Offer) -> str:
    """Return a tool's name as people read it: `Gmail: Send message`."""
    words = offer.tool.name.split("_")
    while len(words) > 1 and words[0] in {offer.provider.slug, offer.service.slug}:
        words = words[1:]
    return f"{offer.service.name}: {' '.join(words).capitalize()}"
