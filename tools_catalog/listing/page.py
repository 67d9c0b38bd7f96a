"""A part of a list of tools: everything, or `limit` of them after the tool that the cursor names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from config.api.errors import Invalid
from config.api.pagination import cursor_in, whole_number
from providers.registry import Offer

UNKNOWN = "Not the next_cursor of this list."


@dataclass(frozen=True)
class Page:
    """Some tools of a list, how many the whole list has, and where it goes on."""

    offers: Sequence[Offer]
    total: int
    next_cursor: str | None


def page_of(candidates: Sequence[Offer], kept: Sequence[Offer], query: Mapping[str, str]) -> Page:
    """Cut what is kept of the candidates. The cursor names a candidate: what is kept may change meanwhile."""
    limit = whole_number(query, "limit", default=len(kept), least=1)
    following = after(candidates, cursor_in(query))
    rest = [offer for offer in kept if offer.tool.name in following]
    shown = rest[:limit]
    return Page(shown, len(kept), shown[-1].tool.name if len(rest) > len(shown) else None)


def after(candidates: Sequence[Offer], cursor: str) -> set[str]:
    """Return the names of what follows the tool that a cursor names; 400 for one that is not in the list."""
    names = [offer.tool.name for offer in candidates]
    if not cursor:
        return set(names)
    if cursor not in names:
        raise Invalid(f"cursor: {UNKNOWN}", fields={"cursor": [UNKNOWN]})
    return set(names[names.index(cursor) + 1 :])
