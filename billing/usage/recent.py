"""The calls of the last days of one key: who still uses it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import TruncDate

from billing.models import UsageRecord

DAYS = 7


def calls_by_day(key_id: UUID) -> list[tuple[object, int]]:
    """Return the last days (UTC, today first), each with the number of calls made with the key."""
    today = datetime.now(UTC).date()
    days = [today - timedelta(days=number) for number in range(DAYS)]
    since = datetime.combine(days[-1], datetime.min.time(), UTC)
    records = UsageRecord.objects.filter(key_id=key_id, ts__gte=since).order_by()
    found = dict(records.values_list(TruncDate("ts")).annotate(n=Count("pk")))
    return [(day, found.get(day, 0)) for day in days]
