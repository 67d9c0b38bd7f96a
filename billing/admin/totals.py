"""The sums of what a list of daily totals shows."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

MOST_ROWS = 200_000  # more are not summed: the page would be slow, and nobody reads it
FAILED = Q(status__gte=400)


@dataclass(frozen=True)
class Sums:
    """Calls of all rows that a list is filtered to; `is_whole` says whether all could be added up."""

    calls: int
    counted: int
    failed: int
    is_whole: bool

    @property
    def words(self) -> str:
        return f"{self.calls:,} calls, {self.counted:,} counted, {self.failed:,} failed"


def sums_of(rows: QuerySet) -> Sums:
    """Add up all rows of a list, not only those of the page."""
    some = rows.order_by().values("calls", "counted", "status")[: MOST_ROWS + 1]
    found = some.aggregate(
        rows=Count("calls"),
        all=Sum("calls"),
        paid=Sum("calls", filter=Q(counted=True)),
        failed=Sum("calls", filter=FAILED),
    )
    is_whole = found["rows"] <= MOST_ROWS
    return Sums(found["all"] or 0, found["paid"] or 0, found["failed"] or 0, is_whole)
