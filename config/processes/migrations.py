"""Bring the database up to date before anything is served."""

from collections.abc import Callable

from django.core.management import call_command
from django.core.management.commands.migrate import Command as Migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.processes.turns import our_turn


def migrate_if_needed(say: Callable[[str], None]) -> None:
    """Apply what is missing; look only, when nothing is."""
    with our_turn():
        if _is_behind():
            say("Preparing the database…")
            call_command(Migrate(), interactive=False, verbosity=0)


def release_database() -> None:
    """Give the connection back: this process has no use for it while it supervises."""
    connection.close()
    if getattr(connection, "pool", None):
        connection.close_pool()


def _is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
