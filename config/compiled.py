"""Statements of the hot path: compiled by the ORM once, then run with new values.

Building a wide join costs far more than running it, and the ORM would build it anew for every call. On PostgreSQL they
are prepared as well: planning eleven joins costs the database more than reading their rows.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, NotSupportedError, connection
from django.db.models import Model, QuerySet
from django.db.models.sql import InsertQuery


class CompiledQuery:
    """A query whose SQL is built once; each run only fills in values.

    The queryset holds marker texts where values will differ.
    """

    def __init__(self, queryset: QuerySet) -> None:
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.params = compiler.as_sql()
        columns = [expression for expression, *_ in compiler.select]
        self.converters = compiler.get_converters(columns).items()

    def rows(self, values: Mapping[str, Any]) -> list[list[Any]]:
        """Run with `values` in the place of their markers and return rows of Python values."""
        params = [values.get(param, param) for param in self.params]
        return [self._converted(list(row)) for row in self._fetched(params)]

    def _fetched(self, params: list[Any]) -> list[tuple[Any, ...]]:
        try:
            return fetched(self.sql, params)
        except NotSupportedError:  # "cached plan must not change result type": a migration came by
            if connection.in_atomic_block:
                raise
            connection.close()
            return fetched(self.sql, params)

    def _converted(self, row: list[Any]) -> list[Any]:
        for position, (converters, expression) in self.converters:
            for convert in converters:
                row[position] = convert(row[position], expression, connection)
        return row


class CompiledInsert:
    """An INSERT of one row of a model whose SQL is built once; the database makes the primary key."""

    def __init__(self, model: type[Model]) -> None:
        self.fields = [field for field in model._meta.concrete_fields if not field.primary_key]
        query = InsertQuery(model)
        query.insert_values(self.fields, [model()])
        [(self.sql, _)] = query.get_compiler(DEFAULT_DB_ALIAS).as_sql()

    def run(self, values: Mapping[str, Any]) -> None:
        """Insert a row of these values by column; what is not named has its default."""
        params = [
            field.get_db_prep_save(
                values[field.attname] if field.attname in values else field.get_default(),
                connection,
            )
            for field in self.fields
        ]
        with prepared_cursor() as cursor:
            cursor.execute(self.sql, params)


def fetched(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with prepared_cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


@contextmanager
def prepared_cursor() -> Iterator[Any]:
    """Open a cursor whose statements PostgreSQL keeps, planned, for the connection's life (`prepare_threshold`).

    While statements are looked at (tests, DEBUG), Django's own: it reads what was sent from the cursor.
    """
    if connection.vendor != "postgresql" or connection.queries_logged:
        with connection.cursor() as cursor:
            yield cursor
        return
    from psycopg import Cursor

    connection.ensure_connection()
    # As `connection.cursor()` does, but with values apart from the statement: Django's own are put into its text.
    with connection._prepare_cursor(Cursor(connection.connection)) as cursor:
        yield cursor
