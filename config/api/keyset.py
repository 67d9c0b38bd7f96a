"""Long lists page by page: read by an index from a place on, so that page 10,000 costs what the first does."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from config.api.places import Order, Place

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows, newest first, and the texts for the pages beside this one ("" = there is none).

    A page may hold fewer than were asked for, even none, and still have an `older` one: see Search.
    """

    rows: list[Row]
    older: str = ""
    newer: str = ""


@dataclass(frozen=True)
class Search:
    """What no index finds, and how many rows are looked through for it on one page; Q(): nothing is.

    Where those are through the page ends early, and its place goes on from there.
    """

    wanted: Q
    most: int


def page_of(
    rows: QuerySet[Row], order: Order, cursor: str, limit: int, search: Search
) -> Page[Row]:
    """Return the page at a cursor of an earlier page; "" is the newest. 400 for what is no cursor."""
    start = order.read(cursor) if cursor else order.top
    span = rows.filter(start.condition()).order_by(*start.columns)
    edge = edge_of(span, start, search.most) if search.wanted else None
    if edge:
        span = span.filter(edge.back().condition())
    found = list(span.filter(search.wanted)[: limit + 1])
    onward = order.place_of(found[limit - 1], start.newer) if len(found) > limit else edge
    return make_page(found[:limit], start, onward)


def edge_of(span: QuerySet, start: Place, most: int) -> Place | None:
    """Return up to where one page looks; None where that is to the end of the list."""
    last = list(span.values_list(start.order.moment, "id")[most - 1 : most])
    return Place(start.order, last[0][0], int(last[0][1]), start.newer) if last else None


def make_page(rows: list[Row], start: Place, onward: Place | None) -> Page[Row]:
    """Put the page together, with the place that goes on and the one that leads back."""
    back = start.order.place_of(rows[0], not start.newer) if rows else start.back()
    ahead, behind = str(onward or ""), "" if start == start.order.top else str(back)
    if start.newer:
        return Page(rows[::-1], older=behind, newer=ahead)
    return Page(rows, older=ahead, newer=behind)
