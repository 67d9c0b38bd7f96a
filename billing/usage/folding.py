"""Add new usage records to the daily totals, each exactly once, while calls go on being written.

Ids are given out before rows can be seen, so that on PostgreSQL a smaller id may appear after a larger one.
A missing id is therefore waited for: its row is about to appear, or its insert has failed.
"""

import logging
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Count, F, Model, QuerySet, Sum
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from billing.models import Mark, UsageAccountCalls, UsageAccountDay, UsageDay, UsageRecord
from billing.usage.ledger import MARK, upto

log = logging.getLogger("patchbay.usage")

BATCH = 5_000
# A missing id is gone for good when a record behind it was written so long ago; an insert takes milliseconds.
GIVEN_UP = timedelta(minutes=10)

SUMS = {
    "calls": Count("id"),
    "units": Sum("units"),
    "ms": Sum("ms"),
    "provider_ms": Coalesce(Sum("provider_ms"), 0.0),
}
SUBJECT_AND_DAY = {"subject_id": Coalesce("partner_id", "user_id"), "day": TruncDate("ts")}
DIMENSIONS = {
    **SUBJECT_AND_DAY,
    **{name: F(name) for name in ("key_id", "app_id", "provider", "status", "counted")},
}
ACCOUNT = {"account_id": F("account_id")}


def fold_all() -> int:
    """Add everything there is, batch by batch; return how many records (a job of the worker)."""
    total = 0
    while done := fold():
        total += done
    return total


@transaction.atomic
def fold() -> int:
    """Add the next batch to the totals and move the mark in the same transaction; return its size."""
    Mark.objects.get_or_create(name=MARK)
    mark = Mark.objects.select_for_update().get(name=MARK)
    newest = settled_after(mark.upto)
    records = UsageRecord.objects.filter(id__gt=mark.upto, id__lte=newest)
    if newest == mark.upto:
        return 0
    of_accounts = records.filter(account_id__isnull=False)
    add(UsageDay, records, DIMENSIONS)
    add(UsageAccountDay, of_accounts, {**DIMENSIONS, **ACCOUNT})
    add(UsageAccountCalls, of_accounts, {**SUBJECT_AND_DAY, **ACCOUNT}, {"calls": SUMS["calls"]})
    done = records.count()
    Mark.objects.filter(name=MARK).update(upto=newest)
    return done


def lateness() -> float:
    """Return for how many seconds the oldest record has waited to be added (a line of /metrics)."""
    rows = UsageRecord.objects.filter(id__gt=upto()).order_by("id")
    oldest = rows.values_list("ts", flat=True).first()
    return max(0.0, (timezone.now() - oldest).total_seconds()) if oldest else 0.0


def settled_after(mark: int) -> int:
    """Return the last id of a batch below which no row can appear any more."""
    rows = UsageRecord.objects.filter(id__gt=mark).order_by("id")
    settled = mark
    for row_id, *times in rows.values_list("id", "written_at", "ts", "ms")[:BATCH]:
        if row_id > settled + 1 and not is_old(*times):
            break
        settled = row_id
    return settled


def is_old(written_late: datetime | None, ts: datetime, ms: float) -> bool:
    """Say whether a record was written so long ago that no id before it can still appear."""
    written = written_late or ts + timedelta(milliseconds=ms)
    return timezone.now() - written > GIVEN_UP


def add(
    totals: type[Model], records: QuerySet[UsageRecord], dimensions: dict, sums: dict = SUMS
) -> None:
    """Sum records by their dimensions and add the sums to the rows that are there, or make them.

    One statement, which both databases read the same: INSERT … SELECT … ON CONFLICT DO UPDATE.
    """
    names = [*dimensions, *sums]
    summed = records.order_by().values(**{f"_{n}": e for n, e in dimensions.items()})
    summed = summed.annotate(**{f"_{n}": e for n, e in sums.items()})
    query, params = summed.values_list(*[f"_{n}" for n in names]).query.sql_with_params()
    table = connection.ops.quote_name(totals._meta.db_table)
    added = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in sums)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(names)}) {query} "
            f"ON CONFLICT ({', '.join(dimensions)}) DO UPDATE SET {added}",
            params,
        )
