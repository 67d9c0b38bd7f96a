"""Prove that the event log is as it was written."""

import re
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand

from accounts.audit.chain import newest
from accounts.audit.proving import problems


class Command(BaseCommand):
    help = "Walk the chain over the audit log; name every gap, edit and deletion, and exit 1 if there is one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--head",
            type=head,
            help="a head that was printed or logged earlier (position:hash): it must still be there",
        )

    def handle(self, *args: Any, head: str | None = None, **options: Any) -> None:
        is_whole = True
        for problem in problems(head or ""):
            is_whole = False
            self.stdout.write(problem)
        if not is_whole:
            raise SystemExit(1)
        last = newest()
        self.stdout.write(
            f"The audit log is whole. Head: {last}" if last else "No event is sealed."
        )


def head(text: str) -> str:
    """Return a head as it is printed."""
    if not re.fullmatch(r"[1-9]\d{0,17}:[0-9a-f]{64}", text):
        raise ArgumentTypeError(f"{text!r} is not position:hash")
    return text
