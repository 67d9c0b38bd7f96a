"""The calls of the last days of a key: who still uses it."""

from collections import Counter
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Sum
from django.db.models.functions import TruncDate

from billing.models import UsageDay, UsageRecord
from billing.usage import ledger
from config.db import one_snapshot

DAYS = 7


def calls_by_day(key_id: UUID) -> list[tuple[object, int]]:
    """Return the last days (UTC, today first), each with the number of calls made with the key."""
    today = datetime.now(UTC).date()
    days = [today - timedelta(days=number) for number in range(DAYS)]
    since = datetime.combine(days[-1], datetime.min.time(), UTC)
    records = UsageRecord.objects.filter(key_id=key_id, ts__gte=since).order_by()
    found = dict(records.values_list(TruncDate("ts")).annotate(n=Count("pk")))
    return [(day, found.get(day, 0)) for day in days]


def calls_since(first: date, key_ids: Collection[UUID]) -> Counter[UUID]:
    """Return how many calls were made with each key from a day (UTC) on, up to this moment."""
    days = UsageDay.objects.filter(key_id__in=key_ids, day__gte=first).order_by()
    records = UsageRecord.objects.filter(key_id__in=key_ids).order_by()
    with one_snapshot():
        fresh = records.filter(id__gt=ledger.upto(), ts__gte=ledger.midnight(first))
        calls = Counter(dict(days.values_list("key_id").annotate(n=Sum("calls"))))
        return calls + Counter(dict(fresh.values_list("key_id").annotate(n=Count("pk"))))
