"""Beside rows, what is asked of the database: this thread's connection, its return, one moment for reads."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper


def here() -> BaseDatabaseWrapper:
    """Return this thread's connection itself: through `django.db.connection` every attribute is looked up anew."""
    return connections[DEFAULT_DB_ALIAS]


def release_connection() -> None:
    """Return this thread's connection to the pool, unless a transaction is open or there is no pool."""
    database = here()
    if database.connection is None:
        return
    if database.settings_dict["OPTIONS"].get("pool") and not database.in_atomic_block:
        database.close()


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
