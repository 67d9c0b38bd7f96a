"""Statements of the hot path: compiled by the ORM once, then run with new values.

Building a wide join costs far more than running it, and the ORM would build it anew for every call. On PostgreSQL they
are prepared as well: planning eleven joins costs the database more than reading their rows.
"""

from collections.abc import Mapping
from typing import Any

from django.db import DEFAULT_DB_ALIAS, NotSupportedError, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet
from django.db.models.sql import InsertQuery

from config.db import here
from config.statement import Statement, forget_plans

# Their values go to the database as they are.
PLAIN = (models.CharField, models.BooleanField, models.FloatField, models.IntegerField)


class CompiledQuery:
    """A query whose SQL is built once; each run only fills in values.

    The queryset holds marker texts where values will differ.
    """

    def __init__(self, queryset: QuerySet) -> None:
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, self.params = compiler.as_sql()
        self.statement = Statement(sql)
        columns = [expression for expression, *_ in compiler.select]
        self.converters = compiler.get_converters(columns).items()

    def rows(self, values: Mapping[str, Any]) -> list[list[Any]]:
        """Run with `values` in the place of their markers and return rows of Python values."""
        params = [values.get(param, param) for param in self.params]
        database = here()
        return [self._converted(list(row), database) for row in self._fetched(params)]

    def _fetched(self, params: list[Any]) -> list[tuple[Any, ...]]:
        try:
            return self.statement.rows(params)
        except NotSupportedError:  # "cached plan must not change result type": a migration came by
            if here().in_atomic_block:
                raise
            forget_plans()
            return self.statement.rows(params)

    def _converted(self, row: list[Any], database: BaseDatabaseWrapper) -> list[Any]:
        for position, (converters, expression) in self.converters:
            for convert in converters:
                row[position] = convert(row[position], expression, database)
        return row


class CompiledInsert:
    """An INSERT of one row of a model whose SQL is built once; the database makes the primary key."""

    def __init__(self, model: type[Model]) -> None:
        self.fields = [field for field in model._meta.concrete_fields if not field.primary_key]
        plain = (*PLAIN, models.UUIDField) if here().features.has_native_uuid_field else PLAIN
        self.adapted = [
            (place, field)
            for place, field in enumerate(self.fields)
            if not isinstance(field, plain)
        ]
        query = InsertQuery(model)
        query.insert_values(self.fields, [model()])
        [(sql, _)] = query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
        self.statement = Statement(sql)

    def run(self, values: Mapping[str, Any]) -> None:
        """Insert a row of these values by column; what is not named has its default."""
        params = [
            values[field.attname] if field.attname in values else field.get_default()
            for field in self.fields
        ]
        database = here()
        for place, field in self.adapted:
            if params[place] is not None:
                params[place] = field.get_db_prep_save(params[place], database)
        self.statement.rows(params)
