"""How many calls were made, by day, key, app, provider, status and account: for pages and the API.

Sums the same two parts as the ledger: daily totals up to the mark, records beyond it.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce, TruncDate

from billing.models import UsageAccountCalls, UsageAccountDay
from billing.usage import ledger
from billing.usage.filters import CallFilters
from billing.usage.ledger import midnight
from config.db import one_snapshot

NAMES = ("day", "key_id", "app_id", "provider", "status", "counted")
FAILED = 400  # the first status that is no success
MOST_DAYS = 400  # in one question


@dataclass(frozen=True)
class Filters(CallFilters):
    """Calls of a subject on the days from `first` up to and with `last` (UTC)."""

    subject_id: UUID
    is_partner: bool
    first: date
    last: date


@dataclass(frozen=True)
class Cell:
    """Calls that agree in everything but the account; `ms` and `provider_ms` are sums."""

    day: date
    key_id: UUID
    app_id: str
    provider: str
    status: int
    counted: bool
    calls: int
    ms: float
    provider_ms: float

    @property
    def is_failed(self) -> bool:
        return self.status >= FAILED


def cells(filters: Filters) -> list[Cell]:
    """Return all calls asked for, as one cube that every breakdown of a page is summed from."""
    sums = {"n": Sum("calls"), "t": Sum("ms"), "p": Sum("provider_ms")}
    fresh = {"n": Count("id"), "t": Sum("ms"), "p": Coalesce(Sum("provider_ms"), 0.0)}
    with one_snapshot():
        mark = ledger.upto()
        rows = [*totals(filters).values_list(*NAMES).annotate(**sums)]
        newer = records(filters, mark).annotate(day=TruncDate("ts")).order_by()
        rows += newer.values_list(*NAMES).annotate(**fresh)
    return [Cell(*row) for row in rows]


def of_accounts(filters: Filters, most: int) -> list[tuple[UUID, int]]:
    """Return the accounts with the most calls, and their number of calls."""
    only = {"account_id": filters.account_id} if filters.account_id else {}
    with one_snapshot():
        mark = ledger.upto()
        # Without further conditions the sums that hold nothing else suffice: far fewer rows.
        rows = UsageAccountDay if filters.conditions() else UsageAccountCalls
        days = rows.objects.filter(subject_id=filters.subject_id, **of_days(filters), **only)
        folded = days.filter(**filters.conditions()).order_by().values_list("account_id")
        newer = records(filters, mark).filter(account_id__isnull=False).order_by()
        found: Counter[UUID] = Counter(dict(folded.annotate(n=Sum("calls"))))
        found.update(dict(newer.values_list("account_id").annotate(n=Count("id"))))
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most]


def totals(filters: Filters) -> QuerySet:
    """Return the daily totals asked for."""
    whose = whose_of(filters)
    days = whose.days.filter(subject_id=filters.subject_id, **of_days(filters))
    return days.filter(**filters.conditions()).order_by()


def records(filters: Filters, after: int = 0) -> QuerySet:
    """Return the usage records asked for that are newer than a mark."""
    whose = ledger.owner(filters.subject_id, filters.is_partner)
    chosen = whose.records.filter(
        ts__gte=midnight(filters.first),
        ts__lt=midnight(date.fromordinal(filters.last.toordinal() + 1)),
        **filters.conditions(),
    )
    if filters.account_id:
        chosen = chosen.filter(account_id=filters.account_id)
    return chosen.filter(id__gt=after) if after else chosen


def whose_of(filters: Filters) -> ledger.Whose:
    if filters.account_id:
        return ledger.account(filters.account_id)
    return ledger.owner(filters.subject_id, filters.is_partner)


def of_days(filters: Filters) -> dict[str, date]:
    return {"day__gte": filters.first, "day__lte": filters.last}
