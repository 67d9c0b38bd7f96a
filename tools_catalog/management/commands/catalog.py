"""Write the reference pages, or say which of them are not as they should be."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tools_catalog.reference import files

FOLDER = settings.BASE_DIR / "docs" / "providers"


class Command(BaseCommand):
    help = "Write docs/providers/ from the definitions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail if it differs"
        )
        parser.add_argument("--folder", type=Path, default=FOLDER, help="instead of docs/providers")

    def handle(self, *, check: bool, folder: Path, **_: Any) -> None:
        stale = files.differing(folder)
        if check and stale:
            raise CommandError(f"Not as ./run catalog writes them: {', '.join(stale)}")
        if not check:
            files.write(folder)
            self.stdout.write(f"Wrote {', '.join(stale) or 'nothing new'}")
