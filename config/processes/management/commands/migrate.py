"""Migrate as Django does, one process at a time."""

from typing import Any

from django.core.management.commands import migrate

from config.processes.turns import our_turn


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with our_turn():
            super().handle(*args, **options)
