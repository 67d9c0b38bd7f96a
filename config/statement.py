"""One statement that is run for every call: on PostgreSQL planned once, on a connection borrowed for it alone.

What Django does around each of its connections and cursors (parameters, time zone, signals, values put into the
text) costs more than a row. On SQLite, and while statements are looked at (tests, DEBUG), its own cursor is used.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from itertools import count
from types import ModuleType
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from config.db import here

_numbers = count(1)


class Statement:
    """SQL as Django writes it, run with new values each time; its errors are Django's."""

    def __init__(self, sql: str) -> None:
        self.sql, self.numbered = sql, numbered(sql)
        self.name = b"patchbay_%d" % next(_numbers)

    def rows(self, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Run and return all rows; none for what answers with nothing."""
        database = here()
        if database.vendor != "postgresql" or database.queries_logged:
            with database.cursor() as cursor:
                cursor.execute(self.sql, params)
                return cursor.fetchall() if cursor.description else []
        with database.wrap_database_errors, Borrowed(database) as raw:
            return postgresql().rows(raw, self.name, self.numbered, params)


@cache
def postgresql() -> ModuleType:
    """Return what knows psycopg, which is loaded only where it is the driver."""
    return import_module("config.prepared")


def numbered(sql: str) -> bytes:
    """Return SQL with its places numbered, as PostgreSQL has them: `%s, %s` becomes `$1, $2`."""
    numbers = count(1)
    return re.sub("%[s%]", lambda m: f"${next(numbers)}" if m[0] == "%s" else "%", sql).encode()


class Borrowed:
    """This thread's connection where it has one open, else one of the pool while the block lasts."""

    def __init__(self, database: BaseDatabaseWrapper) -> None:
        self.database = database
        pool, has_own = (
            getattr(database, "pool", None),
            database.connection or database.in_atomic_block,
        )
        self.pool = None if has_own else pool

    def __enter__(self) -> Any:
        if self.pool is None:
            self.database.ensure_connection()
            return self.database.connection
        self.pool.open()
        self.raw = self.pool.getconn()
        if not self.raw.autocommit:  # it was given back in the middle of a transaction
            self.raw.autocommit = True
        return self.raw

    def __exit__(self, *exc: object) -> None:
        if self.pool is not None:
            self.pool.putconn(self.raw)


def forget_plans() -> None:
    """Let PostgreSQL plan anew: every connection of this process is exchanged for a new one."""
    database = here()
    pool = getattr(database, "pool", None)
    database.close()
    if pool is not None:
        pool.drain()
