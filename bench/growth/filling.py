"""Rows by the million, made inside the database: the few words of SQL in which PostgreSQL and SQLite differ."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from config.statistics import gather

MOMENT = "%Y-%m-%d %H:%M:%S.%f"
IS_SQLITE = connection.vendor == "sqlite"


def numbers(count: str) -> str:
    """Return a table `each` with the numbers `n` from 1 to a count."""
    if IS_SQLITE:
        upto = f"SELECT 1 UNION ALL SELECT n + 1 FROM every WHERE n < {count}"  # noqa: S608
        return f"(WITH RECURSIVE every(n) AS ({upto}) SELECT n FROM every) AS each"  # noqa: S608
    return f"generate_series(1::bigint, {count}) AS each(n)"


def numbered(table: str, number: str = "n") -> str:
    """Return the id of a row: the digit says of which table it is, the rest is the row's number."""
    if IS_SQLITE:
        return f"('{table}' || printf('%%031x', {number}))"
    return f"('{table}' || lpad(to_hex({number}), 31, '0'))::uuid"


def id_of(table: str, number: int) -> UUID:
    """Return the same id as a value."""
    return UUID(f"{table}{number:031x}")


def as_id(text: str) -> str:
    return text if IS_SQLITE else f"({text})::uuid"


def one_of(index: str, *values: object) -> str:
    """Return the value at an index from 0."""
    whens = " ".join(f"WHEN {number} THEN {value!r}" for number, value in enumerate(values))
    return f"(CASE {index} {whens} END)"


def moment(start: str, seconds: str) -> str:
    """Return the moment so many seconds after a start, which is given as `stated` says."""
    if IS_SQLITE:
        return f"strftime('%%Y-%%m-%%d %%H:%%M:%%f', {start}, ({seconds}) || ' seconds')"
    return f"{start}::timestamptz + ({seconds}) * interval '1 second'"


def days_ago(days: str) -> str:
    """Return the day that was so many days ago."""
    return f"date('now', -({days}) || ' days')" if IS_SQLITE else f"current_date - ({days})::int"


def stated(at: datetime) -> str:
    """Return a moment as a parameter (UTC)."""
    return at.strftime(MOMENT if IS_SQLITE else f"{MOMENT}+00")


def empty(models: Sequence[type[Model]]) -> None:
    """Delete all rows of tables, and of those that point to them on PostgreSQL; numbers begin anew."""
    tables = [model._meta.db_table for model in models]
    flush = connection.ops.sql_flush(no_style(), tables, reset_sequences=True, allow_cascade=True)
    connection.ops.execute_sql_flush(flush)


def settle() -> None:
    """Let the database know what is there: PostgreSQL would in time by itself, SQLite by the worker's job."""
    if IS_SQLITE:
        gather()
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
