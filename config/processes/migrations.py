"""Bring the database up to date before anything is served."""

from collections.abc import Callable

from django.core.management import call_command
from django.core.management.commands.migrate import Command as Migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.processes.turns import our_turn
from config.schema import newer

# No refusal: while a new version is brought in, the old one runs beside it and may have to start again.
NEWER = (
    "A newer Patchbay has prepared this database ({}). One release back is meant to work beside it; "
    "see docs/upgrading.md."
)


class SchemaBehind(Exception):
    """The database is older than the code, and whoever starts us is to change it, not we."""

    def __init__(self) -> None:
        super().__init__("The database is not up to date. Run: ./run manage migrate")


def refuse_old_schema() -> None:
    """Raise SchemaBehind where migrations are missing; wait for whoever applies them just now."""
    with our_turn():
        if _is_behind():
            raise SchemaBehind


def migrate_if_needed(say: Callable[[str], None]) -> None:
    """Apply what is missing; look only, when nothing is."""
    with our_turn():
        if _is_behind():
            say("Preparing the database…")
            call_command(Migrate(), interactive=False, verbosity=0)
        if unknown := newer():
            say(NEWER.format(unknown[-1]))


def release_database() -> None:
    """Give the connection back: this process has no use for it while it supervises."""
    connection.close()
    if getattr(connection, "pool", None):
        connection.close_pool()


def _is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
