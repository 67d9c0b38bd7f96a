"""Migrate as Django does, one process at a time."""

from typing import Any

from django.core.management.commands import migrate

from config.processes.turns import DatabaseUnreachable, our_turn


class Command(migrate.Command):
    def execute(self, *args: Any, **options: Any) -> None:
        # Not only handle(): the system checks before it look into the database, too.
        try:
            with our_turn():
                super().execute(*args, **options)
        except DatabaseUnreachable as exc:
            raise SystemExit(str(exc)) from exc
