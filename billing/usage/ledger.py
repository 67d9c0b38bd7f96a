"""What was counted: daily totals for all records up to a mark, and the records themselves beyond it.

Every reader (limits, /me, pages, API, invoice) sums the same two parts at one moment, so that none can disagree.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet, Sum

from billing.models import Mark, UsageAccountDay, UsageDay, UsageRecord
from billing.models.totals import Totals
from config.db import one_snapshot

MARK = "usage"  # the newest record that is in the daily totals


@dataclass(frozen=True)
class Whose:
    """Whose calls are meant: their records, and the totals of their days."""

    records: QuerySet[UsageRecord]
    days: QuerySet[Totals]


def owner(subject_id: UUID, is_partner: bool) -> Whose:
    """Return the calls charged to a partner, or to a user as such."""
    column = "partner_id" if is_partner else "user_id"
    records = UsageRecord.objects.filter(**{"partner_id": None, column: subject_id})
    return Whose(records, UsageDay.objects.filter(subject_id=subject_id))


def key(key_id: UUID) -> Whose:
    return Whose(UsageRecord.objects.filter(key_id=key_id), UsageDay.objects.filter(key_id=key_id))


def account(account_id: UUID) -> Whose:
    return Whose(
        UsageRecord.objects.filter(account_id=account_id),
        UsageAccountDay.objects.filter(account_id=account_id),
    )


def upto() -> int:
    """Return the newest record that the daily totals hold."""
    return Mark.objects.filter(name=MARK).values_list("upto", flat=True).first() or 0


def counted(whose: Whose, start: datetime, end: datetime) -> int:
    """Return the counted calls that were admitted from `start` up to, not including, `end`."""
    records, (first, last) = whose.records.filter(counted=True), whole_days(start, end)
    with one_snapshot():
        if first >= last:
            return within(records, start, end)
        edges = within(records, start, midnight(first)) + within(records, midnight(last), end)
        days = whose.days.filter(counted=True, day__gte=first, day__lt=last)
        inside = days.aggregate(calls=Sum("calls"))["calls"] or 0
        fresh = records.filter(id__gt=upto())
        return edges + inside + within(fresh, midnight(first), midnight(last))


def within(records: QuerySet[UsageRecord], start: datetime, end: datetime) -> int:
    """Return how many records there are from `start` up to, not including, `end`."""
    return records.filter(ts__gte=start, ts__lt=end).count() if start < end else 0


def whole_days(start: datetime, end: datetime) -> tuple[date, date]:
    """Return the first day that lies wholly inside a span, and the first one that no longer does."""
    first = start.astimezone(UTC)
    first_day = first.date() + timedelta(days=first.time() != time.min)
    return first_day, end.astimezone(UTC).date()


def midnight(day: date) -> datetime:
    """Return the moment a day begins (UTC)."""
    return datetime.combine(day, time.min, UTC)
