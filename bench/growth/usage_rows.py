"""Make very many usage records on PostgreSQL: one large partner for a month, and others beside it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.utils import CursorWrapper

from bench.growth import filling
from bench.growth.usage_scene import SPAN, Scene
from billing.models import (
    Mark,
    UsageAccountCalls,
    UsageAccountDay,
    UsageDay,
    UsageRecord,
)
from billing.usage import folding

ACCOUNTS = 10_000
FRESH = 2_000  # records that are in no total yet: a busy minute
USUALLY = 100_000  # up to so many records are folded as the worker does
QUICKLY = 1_000_000  # more are folded in batches as large as this

# An account has one key and two providers; every eleventh record is another partner's.
INSERT = f"""
INSERT INTO billing_usagerecord (
  ts, request_id, key_id, user_id, partner_id, app_id, account_id, method, route, provider, tool, status,
  counted, units, ms, provider_ms, stages, provider_request_id, attempts)
SELECT
  {filling.moment("%(begin)s", "n * %(step)s")}, 'req_' || md5(CAST(n AS text)), {filling.numbered("0", "a %% 3 + 1")},
  {filling.as_id("%(user)s")},
  CASE WHEN n %% 11 = 0 THEN {filling.numbered("f", "n %% 7")} ELSE {filling.as_id("%(partner)s")} END, '',
  CASE WHEN a %% 5 = 0 THEN NULL ELSE {filling.numbered("a", "a")} END, 'GET', '/api/v1/route/' || n %% 40,
  {filling.one_of("(a + n %% 2) %% 5", "google", "slack", "github", "", "notion")}, 'tool',
  {filling.one_of("(n / 7) %% 10", 200, 200, 200, 200, 200, 200, 201, 404, 429, 502)},
  (n / 7) %% 10 <> 8, 1, 20 + n %% 50, 15, '{{"auth": 1.5, "provider": 15}}', '', 1
FROM (SELECT n, (n * 7919) %% {ACCOUNTS} AS a FROM {filling.numbers("%(number)s")}) AS given
"""  # noqa: S608


def fill(scene: Scene, number: int) -> None:
    """Replace all records by so many, in the order of time, and fold all but the newest."""
    filling.empty([UsageRecord, UsageDay, UsageAccountDay, UsageAccountCalls, Mark])
    step = SPAN.total_seconds() / number
    values = {
        "begin": filling.stated(scene.begin),
        "step": step,
        "user": scene.partner.user_id.hex,
        "partner": scene.partner.pk.hex,
        "number": number - FRESH,
    }
    with connection.cursor() as cursor:
        with indexes_made_afterwards(cursor):
            cursor.execute(INSERT, values)
        fold_with(QUICKLY if number > USUALLY else folding.BATCH)
        last = {"begin": filling.stated(scene.now - SPAN / number * FRESH), "number": FRESH}
        cursor.execute(INSERT, values | last)
    filling.settle()


@contextmanager
def indexes_made_afterwards(cursor: CursorWrapper) -> Iterator[None]:
    """Make the indexes of records anew once they are all there, which is much quicker."""
    if filling.IS_SQLITE:
        yield
        return
    cursor.execute("SET maintenance_work_mem = '512MB'")
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname NOT LIKE %s",
        [UsageRecord._meta.db_table, "%_pkey"],
    )
    found = cursor.fetchall()
    for name, _ in found:
        cursor.execute(f'DROP INDEX "{name}"')
    yield
    for _, definition in found:
        cursor.execute(definition)


def fold_with(batch: int) -> None:
    """Add all records to the totals, by the project's own fold."""
    usual, folding.BATCH = folding.BATCH, batch
    started = time.perf_counter()
    try:
        number = folding.fold_all()
    finally:
        folding.BATCH = usual
    took = time.perf_counter() - started
    print(f"{number:,} records folded in batches of {batch:,} in {took:.1f} s")
