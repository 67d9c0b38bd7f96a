"""SQLite's own online backup: one moment of the file, whoever writes meanwhile."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from django.db import connection

from config.backup.refusal import Refused

PATIENCE = 20.0  # seconds that a writer may keep us waiting


@contextmanager
def snapshot() -> Iterator[Callable[[Path], None]]:
    """Hold one moment of the database; yield what writes it into a file."""
    try:
        with closing(sqlite3.connect(file(), PATIENCE, isolation_level=None)) as source:
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master")  # the moment
            yield partial(dump, source)
    except sqlite3.Error as exc:  # no room for the copy, such as
        raise Refused(f"The database could not be copied: {exc}.") from exc


def dump(source: sqlite3.Connection, path: Path) -> None:
    with closing(sqlite3.connect(path)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it


def refuse_unreadable(path: Path) -> None:
    """Refuse a copy that SQLite itself finds fault with."""
    with closing(sqlite3.connect(path)) as copy:
        found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise Refused("The backup is damaged: its database does not hold together.")


def load(path: Path) -> None:
    """Put the copy in the place of everything: all of it, or, when anything goes wrong, nothing."""
    connection.close()
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(file())) as target:
            source.backup(target)
    except sqlite3.Error as exc:
        raise Refused(f"The database could not be written: {exc}.") from exc


def file() -> str:
    return str(connection.settings_dict["NAME"])
