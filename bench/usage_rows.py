"""Make very many usage records on PostgreSQL: one large partner for a month, and others beside it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.utils import CursorWrapper

from bench.usage_scene import SPAN, Scene
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
INSERT = """
INSERT INTO billing_usagerecord (
  ts, request_id, key_id, user_id, partner_id, app_id, account_id, method, route, provider, tool, status,
  counted, units, ms, provider_ms, stages, provider_request_id, attempts)
SELECT
  %(begin)s + %(step)s * n, 'req_' || md5(n::text), lpad((a %% 3 + 1)::text, 32, '0')::uuid, %(user)s,
  CASE WHEN n %% 11 = 0 THEN lpad((n %% 7)::text, 32, 'f')::uuid ELSE %(partner)s END, '',
  CASE WHEN a %% 5 = 0 THEN NULL ELSE lpad(a::text, 32, 'a')::uuid END, 'GET', '/api/v1/route/' || n %% 40,
  (ARRAY['google', 'slack', 'github', '', 'notion'])[1 + (a + n %% 2) %% 5], 'tool',
  (ARRAY[200, 200, 200, 200, 200, 200, 201, 404, 429, 502])[1 + (n / 7) %% 10],
  (n / 7) %% 10 <> 8, 1, 20 + n %% 50, 15, '{"auth": 1.5, "provider": 15}', '', 1
FROM (SELECT n, (n * 7919) %% %(accounts)s AS a FROM generate_series(1::bigint, %(number)s) AS n) AS each
"""


def fill(scene: Scene, number: int) -> None:
    """Replace all records by so many, in the order of time, and fold all but the newest."""
    with connection.cursor() as cursor:
        for model in (UsageRecord, UsageDay, UsageAccountDay, UsageAccountCalls, Mark):
            cursor.execute(f"TRUNCATE {model._meta.db_table} RESTART IDENTITY")
        values = {
            "begin": scene.begin,
            "step": SPAN / number,
            "user": scene.partner.user_id,
            "partner": scene.partner.pk,
            "accounts": ACCOUNTS,
            "number": number - FRESH,
        }
        with indexes_made_afterwards(cursor):
            cursor.execute(INSERT, values)
        fold_with(QUICKLY if number > USUALLY else folding.BATCH)
        last = {"begin": scene.now - SPAN / number * FRESH, "number": FRESH}
        cursor.execute(INSERT, values | last)
        cursor.execute("SET synchronous_commit = on")
        cursor.execute("VACUUM ANALYZE")


@contextmanager
def indexes_made_afterwards(cursor: CursorWrapper) -> Iterator[None]:
    """Make the indexes of records anew once they are all there, which is much quicker."""
    cursor.execute("SET synchronous_commit = off; SET maintenance_work_mem = '512MB'")
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
