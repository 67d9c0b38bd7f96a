"""Lists of events, newest first, however many there are: what an index finds is read, the rest looked through."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from config.api import keyset
from config.api.keyset import Search
from config.api.pagination import Page
from config.api.places import Order
from config.counting import counts
from inbox.models import InboxEvent
from inbox.telling import event_json

ORDER = Order("received_at", id_size=8)
SEARCHED = 5_000  # events looked through for one page where several things are asked for at once
COUNTED_TO = 10_000  # events that a total goes no further than
# The rarest first: the one that is asked for is found by an index, where there is one.
INDEXED = ("type", "provider", "status")


@dataclass(frozen=True)
class Asked:
    """What the events are like: columns with their values, and a span of time."""

    columns: Mapping[str, str] = field(default_factory=dict)
    span: Q = field(default_factory=Q)

    def narrow(self, events: QuerySet[InboxEvent]) -> QuerySet[InboxEvent]:
        """Return the events that fulfil all of it."""
        return events.filter(self.span, **self.columns)

    def by_index(self, events: QuerySet[InboxEvent]) -> tuple[QuerySet[InboxEvent], Q]:
        """Return the events that an index finds, and what these are looked through for."""
        rest = dict(self.columns)
        first = next((name for name in INDEXED if name in rest), None)
        found = {first: rest.pop(first)} if first else {}
        return events.filter(self.span, **found), Q(**rest)


def page_of(
    events: QuerySet[InboxEvent], asked: Asked, cursor: str, limit: int
) -> keyset.Page[InboxEvent]:
    """Return the page at a cursor of an earlier one; 400 for what is no cursor."""
    found, wanted = asked.by_index(events)
    return keyset.page_of(found, ORDER, cursor, limit, Search(wanted, SEARCHED))


def total_of(events: QuerySet[InboxEvent], asked: Asked) -> int:
    """Count the events that are asked for, among the newest that a count goes through."""
    found, wanted = asked.by_index(events)
    if wanted:
        found = newest_of(found).filter(wanted)
    return counts([found], COUNTED_TO)[0]


def newest_of(events: QuerySet[InboxEvent]) -> QuerySet[InboxEvent]:
    """Return as many of the newest as a count goes through."""
    edge = keyset.edge_of(events.order_by(*ORDER.top.columns), ORDER.top, COUNTED_TO)
    return events.filter(edge.back().condition()) if edge else events


def by_cursor(
    events: QuerySet[InboxEvent], asked: Asked, cursor: str, limit: int
) -> dict[str, Any]:
    """Return a page as it is answered."""
    page = page_of(events, asked, cursor, limit)
    return told(page.rows, page.older, total_of(events, asked))


def by_offset(events: QuerySet[InboxEvent], asked: Asked, page: Page) -> dict[str, Any]:
    """Return so many events behind the first ones, and the cursor that goes on from there."""
    ordered = asked.narrow(events).order_by(*ORDER.top.columns)
    rows = list(ordered[page.offset : page.rows.stop + 1])
    shown, more = rows[: page.limit], rows[page.limit :]
    older = str(ORDER.place_of(shown[-1], newer=False)) if more else ""
    return told(shown, older, total_of(events, asked))


def told(rows: list[InboxEvent], older: str, total: int) -> dict[str, Any]:
    return {
        "events": [event_json(event) for event in rows],
        "total": total,
        "next_cursor": older or None,
    }
