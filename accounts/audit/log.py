"""The events of a person and their partner profile, newest first, as quick among millions as among few."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from accounts.audit.days import LAST_ID, ids_between
from accounts.models import Event, User

# Events looked through for one page where something is asked for. Then the page ends early, and `older` goes on.
SEARCHED = 5_000
CHUNK = 500


@dataclass(frozen=True)
class AuditFilters:
    """Events of a user and a partner from `since` up to, not including, `until`; "" and None: any."""

    user_id: UUID
    partner_id: UUID | None = None
    family: str = ""
    actor: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @classmethod
    def of(cls, user: User, **asked: Any) -> "AuditFilters":
        """Return the filters for a person; a deactivated profile keeps its history."""
        return cls(user.pk, getattr(user, "partner", None) and user.partner.pk, **asked)

    def sources(self) -> list[QuerySet[Event]]:
        """Return the events of each owner, as an index has them; an event may be in both."""
        newest_first = Event.objects.order_by("-id")
        owners = {"user_id": self.user_id, "partner_id": self.partner_id}
        return [newest_first.filter(**{name: pk}) for name, pk in owners.items() if pk]

    def conditions(self) -> dict[str, Any]:
        """Return what events are looked through for."""
        asked = {
            "type__startswith": self.family and f"{self.family}.",
            "actor": self.actor,
            "created_at__gte": self.since,
            "created_at__lt": self.until,
        }
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True)
class AuditPage:
    """Events, newest first, and the event behind which the next page begins (None: there is none).

    A page may hold fewer than were asked for, even none, and still have an `older` one: see SEARCHED.
    """

    events: list[Event]
    older: UUID | None = None


def page_of(filters: AuditFilters, before: UUID | None = None, limit: int = 50) -> AuditPage | None:
    """Return the events behind one of them, or the newest; None where `before` is no event of theirs."""
    sources = filters.sources()
    start = place_of(sources, before) if before else LAST_ID
    if start is None:
        return None
    first, last = ids_between(filters.since, filters.until)
    spans = [source.filter(id__gte=first, id__lt=min(start, last)) for source in sources]
    edge = edge_of(spans) if filters.conditions() else 0
    return make_page(filters, spans, edge, limit)


def place_of(sources: list[QuerySet[Event]], public_id: UUID) -> int | None:
    """Return the id of an event of these owners."""
    ids = (source.filter(public_id=public_id).values_list("id", flat=True) for source in sources)
    return next((found for each in ids for found in each), None)


def edge_of(spans: list[QuerySet[Event]]) -> int:
    """Return the id down to which one page looks, the nearest of all owners; 0 where that is to the end."""
    # Ids alone are in the index: what is passed over is not read.
    places = (list(span.values_list("id", flat=True)[SEARCHED - 1 : SEARCHED]) for span in spans)
    return max((pk for found in places for pk in found), default=0)


def make_page(
    filters: AuditFilters, spans: list[QuerySet[Event]], edge: int, limit: int
) -> AuditPage:
    """Merge what was found of each owner."""
    asked = (span.filter(id__gte=edge, **filters.conditions())[: limit + 1] for span in spans)
    found = {event.pk: event for events in asked for event in events}
    rows = [found[pk] for pk in sorted(found, reverse=True)]
    if len(rows) > limit:
        return AuditPage(rows[:limit], rows[limit - 1].public_id)
    return AuditPage(rows, Event.objects.get(pk=edge).public_id if edge else None)


def every(filters: AuditFilters) -> Iterator[list[Event]]:
    """Yield all of them in pieces; nothing is held open between two pieces."""
    page = page_of(filters, limit=CHUNK)
    while page:
        yield page.events
        page = page_of(filters, page.older, CHUNK) if page.older else None
