"""The database in use, of either kind: its moment, its state, its content put back."""

from types import ModuleType

from django.db import connection

from config.backup import postgresql, sqlite
from config.backup.refusal import Refused

KINDS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


def own() -> ModuleType:
    """Return the module of our kind of database: `snapshot`, `refuse_unreadable`, `load`."""
    return KINDS[connection.vendor]


def refuse_other_kind(engine: str) -> None:
    if engine != connection.vendor:
        raise Refused(
            f"The backup is of {engine}, and DATABASE_URL names {connection.vendor}: "
            "a backup goes back into the same kind of database."
        )


def is_empty() -> bool:
    return not connection.introspection.table_names()
