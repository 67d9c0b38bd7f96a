"""Publish the OpenAPI document in docs/openapi.json, or say how the one there differs."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tools_catalog.published.files import PUBLISHED, current, published, taken_back

STALE = "{file} is not what the code describes: ./run openapi writes it."
BREAKING = (
    "This breaks callers of the published document:\n  {changes}\n"
    "Keep what was promised, or raise the major or minor part of VERSION in config/settings/api.py."
)


class Command(BaseCommand):
    help = "Write docs/openapi.json; refuse to take back what it promises within one version."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail if it differs"
        )
        parser.add_argument("--file", type=Path, default=PUBLISHED, help="not docs/openapi.json")

    def handle(self, *, check: bool, file: Path, **_: Any) -> None:
        before, after = published(file), current()
        if before and (changes := taken_back(before, after)):
            raise CommandError(BREAKING.format(changes="\n  ".join(map(str, changes))))
        if check and before != after:
            raise CommandError(STALE.format(file=file.name))
        if not check:
            file.write_text(after)
            self.stdout.write(f"Wrote {file.name}" if before != after else "Nothing has changed")
