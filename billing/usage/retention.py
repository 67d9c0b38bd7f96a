"""How long usage is kept: records for weeks, their daily totals for years. Nothing goes that is in no total yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Max, QuerySet
from django.utils import timezone

from billing.models import (
    StripeEvent,
    UsageAccountCalls,
    UsageAccountDay,
    UsageAlert,
    UsageDay,
    UsageRecord,
)
from billing.usage import ledger

BATCH = 5_000  # rows looked at in one short transaction


@dataclass(frozen=True)
class Retained:
    """Rows that go when they are old. Those that grow in time's order are read from their old end."""

    name: str
    rows: QuerySet
    old: dict[str, object]
    grows_in_order: bool = True

    def count(self) -> int:
        """Return how many rows are old."""
        return self.rows.filter(**self.old).count()

    def prune(self) -> Iterator[int]:
        """Delete what is old, batch by batch; yield the size of each. Stopped anywhere, it begins anew."""
        if not self.grows_in_order:
            yield self.rows.filter(**self.old).delete()[0]
            return
        upto = 0
        while (batch := self._batch_after(upto)) is not None:
            upto, rows = batch
            gone = rows.filter(**self.old).delete()[0]
            if not gone:  # no index finds old rows; behind these there are none
                return
            yield gone

    def _batch_after(self, upto: int) -> tuple[int, QuerySet] | None:
        """Return the next rows and the last of their ids."""
        ahead = self.rows.filter(pk__gt=upto)
        last = ahead.order_by("pk").values("pk")[:BATCH].aggregate(last=Max("pk"))["last"]
        return None if last is None else (last, ahead.filter(pk__lte=last))


def retained(now: datetime) -> list[Retained]:
    """Return everything that is kept for a time only, with what of it is old by now."""
    folded = UsageRecord.objects.filter(pk__lte=ledger.upto())
    records_from = now - timedelta(days=settings.RETENTION_USAGE_DAYS)
    totals_from = now - timedelta(days=settings.RETENTION_USAGE_DAILY_DAYS)
    by_day, received = {"day__lt": totals_from.date()}, {"received_at__lt": totals_from}
    return [
        Retained("usage records", folded, {"ts__lt": records_from}),
        Retained("daily totals", UsageDay.objects.all(), by_day),
        Retained("daily totals of accounts", UsageAccountDay.objects.all(), by_day),
        Retained("daily sums of accounts", UsageAccountCalls.objects.all(), by_day),
        Retained("alerts", UsageAlert.objects.all(), {"created_at__lt": totals_from}),
        Retained("events of Stripe", StripeEvent.objects.all(), received, grows_in_order=False),
    ]


def prune_all() -> int:
    """Delete all that is old; return how many rows (a job of the worker)."""
    return sum(sum(each.prune()) for each in retained(timezone.now()))
