"""The data folder: whether it has room, and outlives a restart."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from config.findings import Finding, advice, fact, problem

LITTLE, NEXT_TO_NOTHING = 1024**3, 100 * 1024**2  # bytes
MOUNTS = Path("/proc/mounts")
PASSING = {"tmpfs": "memory", "ramfs": "memory", "overlay": "a container's own layer"}
DURABLE = "Put DATA_DIR on a disk, or a volume, that survives restarts."


def check() -> Iterator[Finding]:
    """Look at the file system that DATA_DIR is on; whether it can be written, the settings say."""
    yield from room(shutil.disk_usage(settings.DATA_DIR).free)
    if kind := PASSING.get(file_system(settings.DATA_DIR)):
        kinds = advice if settings.PUBLIC_IS_LOOPBACK else problem
        yield kinds(
            f"DATA_DIR {settings.DATA_DIR} is in {kind}: refreshed grants may be lost.", DURABLE
        )


def room(free: int) -> Iterator[Finding]:
    amount = f"{free / 1024**2:,.0f} MB"
    if free < NEXT_TO_NOTHING:
        yield problem(f"DATA_DIR has {amount} left.", "Make room: the refresh journal needs some.")
    elif free < LITTLE:
        yield advice(f"DATA_DIR has {amount} left.", "Make room.")
    else:
        yield fact(f"DATA_DIR {settings.DATA_DIR} has {amount} left.")


def file_system(folder: Path) -> str:
    """Return the type of the file system a folder is on; nothing where the system does not tell."""
    if not MOUNTS.exists():
        return ""
    mounts = [line.split()[1:3] for line in MOUNTS.read_text().splitlines()]
    over = [(len(where), kind) for where, kind in mounts if folder.is_relative_to(where)]
    return max(over, default=(0, ""))[1]
