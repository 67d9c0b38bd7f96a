"""Say how many API keys still need a former pepper, so that it can go from API_KEY_PEPPER."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from accounts import peppers

TOLD = (
    ("first", "under the first pepper"),
    ("former", "under a former one; each moves when it is used next"),
    ("unknown", "not used since this is noted: under any of them"),
    ("gone", "under a pepper that was removed: they open nothing"),
)


class Command(BaseCommand):
    help = "Count the usable API keys by the pepper they were digested under."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="exit with 1 while a key may need a former pepper"
        )

    def handle(self, *args: Any, check: bool = False, **options: Any) -> None:
        held = peppers.count()
        for name, words in TOLD:
            self.stdout.write(f"{getattr(held, name):>8,} {words}")
        if check and held.waiting:
            raise SystemExit(1)
