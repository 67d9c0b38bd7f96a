"""Let one start at a time bring the database up to date; the others wait for it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
from django.conf import settings
from django.db import Error, connection

from config.data_folder import turn

# Any number will do, as long as it stays the same: the server keeps it apart by database.
LOCK = 7_281_422
PATIENCE = 5


class DatabaseUnreachable(Exception):
    """The database does not let us in; the message names it without its password."""

    def __init__(self, where: object, reason: str) -> None:
        super().__init__(f"Cannot use the database {where}: {reason}. Look at DATABASE_URL.")


@contextmanager
def our_turn() -> Iterator[None]:
    """Wait until nobody else changes the tables, and keep others waiting meanwhile."""
    alone = _turn_on_server if connection.vendor == "postgresql" else _turn_in_folder
    with alone():
        yield


@contextmanager
def _turn_in_folder() -> Iterator[None]:
    with turn(settings.DATA_DIR / ".starting"):
        try:
            connection.ensure_connection()
        except Error as exc:
            raise DatabaseUnreachable(connection.settings_dict["NAME"], str(exc)) from exc
        yield


@contextmanager
def _turn_on_server() -> Iterator[None]:
    """Hold the lock in a connection of its own: one from the pool would be missing while we migrate."""
    with closing(server_connection()) as own:
        own.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield


def server_connection() -> psycopg.Connection:
    """Connect beside the pool, or raise DatabaseUnreachable within seconds."""
    parameters = {"connect_timeout": PATIENCE} | connection.get_connection_params()
    try:
        return psycopg.connect(**parameters | {"autocommit": True})
    except psycopg.Error as exc:  # no answer, or an option in the address that there is not
        address = connection.settings_dict
        where = f"at {address['HOST'] or 'localhost'}:{address['PORT'] or 5432}"
        raise DatabaseUnreachable(where, _reason(exc)) from exc


def _reason(exc: psycopg.Error) -> str:
    """Return what went wrong without the address that libpq repeats before it and the advice behind."""
    first, *_ = str(exc).splitlines() or ["no answer"]
    return first.rpartition(" failed: ")[2].removeprefix("FATAL:").strip()
