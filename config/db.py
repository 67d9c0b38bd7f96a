"""Beside rows, what is asked of the database: a query compiled once, a connection given back, one moment for reads."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.db.models import QuerySet


def release_connection() -> None:
    """Return this thread's connection to the pool, unless a transaction is open or there is no pool."""
    if connection.settings_dict["OPTIONS"].get("pool") and not connection.in_atomic_block:
        connection.close()


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Let all reads inside see the database at one moment. Inside a transaction it is that one's."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


class CompiledQuery:
    """A query whose SQL is built once; each run only fills in values.

    The queryset holds marker texts where values will differ. Building a wide join costs far more than
    running it, and the ORM would build it anew for every call.
    """

    def __init__(self, queryset: QuerySet) -> None:
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.params = compiler.as_sql()
        columns = [expression for expression, *_ in compiler.select]
        self.converters = compiler.get_converters(columns).items()

    def rows(self, values: Mapping[str, Any]) -> list[list[Any]]:
        """Run with `values` in the place of their markers and return rows of Python values."""
        params = [values.get(param, param) for param in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            return [self._converted(list(row)) for row in cursor.fetchall()]

    def _converted(self, row: list[Any]) -> list[Any]:
        for position, (converters, expression) in self.converters:
            for convert in converters:
                row[position] = convert(row[position], expression, connection)
        return row
