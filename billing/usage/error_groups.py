"""Which errors the calls that are asked for met, and how often: over the newest ones, however many there are."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from django.db.models import Count, QuerySet

from billing.models import UsageRecord
from billing.usage.records import RecordFilters

NEWEST = 10_000  # calls looked at


@dataclass(frozen=True)
class ErrorGroup:
    """Failed calls with one status, code and limit; the code is empty where none was kept."""

    status: int
    code: str
    limit: str
    calls: int


def error_groups(filters: RecordFilters) -> list[ErrorGroup]:
    """Return the errors among the newest calls asked for, the most frequent first."""
    newest = filters.found_by_index()
    if oldest := oldest_looked_at(newest):
        newest = newest.filter(ts__gte=oldest)
    failed = newest.filter(status__gte=HTTPStatus.BAD_REQUEST).filter(**filters.searched_for())
    groups = failed.values_list("status", "error_code", "error_limit").annotate(n=Count("pk"))
    return [ErrorGroup(*row) for row in groups.order_by("-n", "status", "error_code")]


def oldest_looked_at(calls: QuerySet[UsageRecord]) -> datetime | None:
    """Return the moment of the last call that is looked at; None where all are."""
    return calls.order_by("-ts").values_list("ts", flat=True)[NEWEST - 1 : NEWEST].first()
