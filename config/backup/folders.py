"""What DATA_DIR holds on its way into the database: refreshed grants and calls in flight."""

import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

FOLDERS = ("journal", "calls")


def copy(target: Path) -> None:
    """Copy every file that is not there yet; one that goes meanwhile is in the database.

    Done before and after the database's moment: what waits at that moment is in one of the two copies, and
    what is in the database as well is taken up by nobody (a grant by its version, a call by its record).
    """
    for name in FOLDERS:
        (target / name).mkdir(exist_ok=True)
        for path in (settings.DATA_DIR / name).glob("[!.]*"):
            copied = target / name / path.name
            if not copied.exists() and path.suffix != ".draft":
                with suppress(FileNotFoundError):
                    copied.write_bytes(path.read_bytes())


def occupied() -> list[Path]:
    """Return the folders in which something waits for the database that is there now."""
    folders = [settings.DATA_DIR / name for name in FOLDERS]
    return [folder for folder in folders if folder.exists() and any(folder.iterdir())]


def set_aside() -> None:
    """Keep what waits for another database out of the way of what comes."""
    for folder in occupied():
        folder.rename(folder.with_name(f"{folder.name}.before-{time.time_ns()}"))


def lay_down(source: Path) -> None:
    """Put the copies where the worker takes them up."""
    for name in FOLDERS:
        folder = settings.DATA_DIR / name
        folder.mkdir(mode=0o700, exist_ok=True)
        for path in (source / name).glob("*"):
            (folder / path.name).touch(0o600)
            (folder / path.name).write_bytes(path.read_bytes())
