"""Seal every stored secret with the first of TOKEN_ENCRYPTION_KEYS, in the form of now, so that the others can go."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.vault import sealing_key_id
from integrations import rotation
from integrations.adopting import adopt_left_over
from integrations.key_checks import is_unheard_of, remember_key
from integrations.sealed_places import Column, columns

UNHEARD_OF = (
    "No server has started with {} yet, and one that runs could not open what it seals. Nothing was "
    "changed: restart first. Where none runs, `./run manage check --database default` is enough."
)


class Command(BaseCommand):
    help = (
        "Seal all secrets with the first encryption key, in the form that TOKEN_KEYS_PER_VALUE says. "
        "Runs beside the server; run it again to go on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count what is left to do")
        parser.add_argument(
            "--check",
            action="store_true",
            help="only count; exit with 1 while a former key or form is needed",
        )

    def handle(
        self, *args: Any, dry_run: bool = False, check: bool = False, **options: Any
    ) -> None:
        if not dry_run and not check:
            self.rotate_all()
        elif self.count() and check:
            raise SystemExit(1)

    def rotate_all(self) -> None:
        if is_unheard_of():
            raise CommandError(UNHEARD_OF.format(self.in_use()))
        remember_key()
        adopt_left_over()  # what a crash left on disk is sealed with a former key as well
        for column in columns():
            self.rotate(column)
        self.conclude()

    def in_use(self) -> str:
        form = " and TOKEN_KEYS_PER_VALUE on" if settings.TOKEN_KEYS_PER_VALUE else ""
        return f"{sealing_key_id()} in front{form}"

    def rotate(self, column: Column) -> None:
        total = column.outdated().count()
        for done, failed in rotation.rotate(column):
            bad = f", {failed} do not open" if failed else ""
            self.say(f"{column}: {done} of {total} sealed anew{bad}")

    def conclude(self) -> None:
        """Say whether the former keys can go; exit 1 while they cannot."""
        left = self.count()
        if left:
            raise SystemExit(
                f"{left} values still need a former key or form. Keep the key, and run this again."
            )
        former = rotation.forget_former_keys()
        gone = f" No longer needed: {', '.join(former)}." if former else ""
        self.say(f"Everything is sealed with {sealing_key_id()}.{gone}")

    def count(self) -> int:
        """Print what is sealed with other keys or in another form, and return how many values that are."""
        total = 0
        for column in columns():
            for key_id, number in rotation.outdated_by_key(column).items():
                self.say(f"{column}: {number} sealed with {key_id}")
                total += number
        return total

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
