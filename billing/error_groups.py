"""Which errors the calls that are asked for met, and how often: over the newest ones, however many there are."""

from dataclasses import dataclass
from http import HTTPStatus

from django.db.models import Count

from billing.models import UsageRecord
from billing.records import RecordFilters

NEWEST = 10_000  # calls looked at
MOST = 8  # groups shown


@dataclass(frozen=True)
class ErrorGroup:
    """Failed calls with one status, code and limit; the code is empty where none was kept."""

    status: int
    code: str
    limit: str
    calls: int


def error_groups(filters: RecordFilters) -> list[ErrorGroup]:
    """Return the errors among the newest calls asked for, the most frequent first."""
    newest = filters.found_by_index().order_by("-ts", "-id")
    looked_at = UsageRecord.objects.filter(pk__in=newest.values("pk")[:NEWEST])
    failed = looked_at.filter(status__gte=HTTPStatus.BAD_REQUEST)
    asked = failed.filter(**filters.searched_for())
    groups = asked.values_list("status", "error_code", "error_limit").annotate(n=Count("pk"))
    return [ErrorGroup(*row) for row in groups.order_by("-n", "status", "error_code")[:MOST]]
