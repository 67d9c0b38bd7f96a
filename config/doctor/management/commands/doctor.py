"""Examine the installation; exit with 1 where something is wrong."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from config.doctor.examination import examine
from config.doctor.report import as_json, as_text, is_well


class Command(BaseCommand):
    help = "Say what is wrong with this installation, and how to mend it; nothing is changed."
    # They are one of the things that are looked at.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, json: bool, **options) -> None:
        examined = list(examine())
        self.stdout.write(as_json(examined) if json else as_text(examined))
        if not is_well(examined):
            raise SystemExit(1)
