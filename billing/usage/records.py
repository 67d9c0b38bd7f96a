"""The request log: usage records of a subject, newest first, page by page and however many there are."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import QuerySet

from billing.models import UsageRecord
from billing.usage import ledger
from billing.usage.cursors import HIGHEST_ID, Cursor
from billing.usage.filters import CallFilters

# Records looked through for one page where no index finds what is asked for. Then the page ends early, and its
# cursor goes on from there.
SEARCHED = 50_000
TOP = Cursor(datetime(9999, 1, 1, tzinfo=UTC), HIGHEST_ID)


@dataclass(frozen=True)
class RecordFilters(CallFilters):
    """Calls of a subject admitted from `since` up to, not including, `until`; `path` is part of a route."""

    subject_id: UUID
    is_partner: bool
    since: datetime | None = None
    until: datetime | None = None
    request_id: str = ""
    method: str = ""
    path: str = ""
    error_code: str = ""
    error_limit: str = ""

    def found_by_index(self) -> QuerySet[UsageRecord]:
        """Return the subject's records by what an index finds: time, key, account, request id."""
        asked = {
            "ts__gte": self.since,
            "ts__lt": self.until,
            "key_id": self.key_id,
            "account_id": self.account_id,
            "request_id": self.request_id,
        }
        own = ledger.owner(self.subject_id, self.is_partner).records
        return own.filter(**{name: value for name, value in asked.items() if value})

    def searched_for(self) -> dict[str, object]:
        """Return the conditions that records are looked through for."""
        asked = {
            "method": self.method.upper(),
            "route__icontains": self.path,
            "error_code": self.error_code,
            "error_limit": self.error_limit,
        }
        conditions = {name: value for name, value in asked.items() if value} | self.conditions()
        conditions.pop("key_id", None)
        return conditions


@dataclass(frozen=True)
class RecordPage:
    """Records, newest first, and the cursors of the pages beside this one ("" = there is none).

    A page may hold fewer than were asked for, even none, and still have an `older` one: see SEARCHED.
    """

    records: list[UsageRecord]
    older: str = ""
    newer: str = ""


def page_of(filters: RecordFilters, cursor: str = "", limit: int = 50) -> RecordPage:
    """Return the page at a cursor of an earlier page; without one, the newest. 400 for what is no cursor."""
    start = Cursor.read(cursor) if cursor else TOP
    span = filters.found_by_index().filter(start.condition()).order_by(*start.order)
    edge = edge_of(span, start) if filters.searched_for() else None
    if edge:
        span = span.filter(edge.back().condition())
    rows = list(span.filter(**filters.searched_for())[: limit + 1])
    onward = place_of(rows[limit - 1], start.newer) if len(rows) > limit else edge
    return make_page(rows[:limit], start, onward)


def edge_of(span: QuerySet[UsageRecord], start: Cursor) -> Cursor | None:
    """Return up to where one page looks for records; None where that is to their end."""
    last = list(span.values_list("ts", "id")[SEARCHED - 1 : SEARCHED])
    return Cursor(*last[0], start.newer) if last else None


def make_page(rows: list[UsageRecord], start: Cursor, onward: Cursor | None) -> RecordPage:
    """Put the page together, with the cursor that goes on and the one that leads back."""
    back = place_of(rows[0], not start.newer) if rows else start.back()
    ahead, behind = str(onward or ""), "" if start is TOP else str(back)
    if start.newer:
        return RecordPage(rows[::-1], older=behind, newer=ahead)
    return RecordPage(rows, older=ahead, newer=behind)


def place_of(record: UsageRecord, newer: bool) -> Cursor:
    return Cursor(record.ts, record.pk, newer)
