"""Beside rows, what is asked of the database: a connection given back, one moment for reads."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


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
