"""Write the data and the keys of this installation, apart from each other."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.backup.making import make
from config.backup.refusal import Refused
from config.processes.signals import StopSignals

STOPPED = 130  # as shells have it
DONE = """\
Data: {data} ({megabytes:,.1f} MB)
Keys: {keys}
Either is worthless without the other: keep both, in different places."""


class Command(BaseCommand):
    help = "Back up beside a running server: the data into one folder, the keys that open it into another."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--data", type=Path, required=True, help="folder for the data")
        parser.add_argument("--keys", type=Path, required=True, help="folder for the keys")
        parser.add_argument("--together", action="store_true", help="one place for both after all")

    def handle(self, *, data: Path, keys: Path, together: bool, **_: Any) -> None:
        try:
            with StopSignals():
                made = make(data, keys, together=together)
        except KeyboardInterrupt as exc:
            raise CommandError("Stopped; no backup was made.", returncode=STOPPED) from exc
        except Refused as exc:
            raise CommandError(str(exc)) from exc
        size = made.data.stat().st_size / 1_000_000
        self.stdout.write(DONE.format(data=made.data, megabytes=size, keys=made.keys))
