"""Let one start at a time bring the database up to date; the others wait for it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
from django.conf import settings
from django.db import connection

from config.data_folder import turn

# Any number will do, as long as it stays the same: the server keeps it apart by database.
LOCK = 7_281_422


@contextmanager
def our_turn() -> Iterator[None]:
    """Wait until nobody else changes the tables, and keep others waiting meanwhile."""
    alone = _turn_on_server if connection.vendor == "postgresql" else _turn_in_folder
    with alone():
        yield


@contextmanager
def _turn_in_folder() -> Iterator[None]:
    with turn(settings.DATA_DIR / ".starting"):
        yield


@contextmanager
def _turn_on_server() -> Iterator[None]:
    """Hold the lock in a connection of its own: one from the pool would be missing while we migrate."""
    with closing(_connect()) as own:
        own.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield


def _connect() -> psycopg.Connection:
    return psycopg.connect(**connection.get_connection_params() | {"autocommit": True})
