"""Where the benchmark keeps its databases: in memory, so that what is measured is our work and not the disk's."""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of our own is made in it)
NEEDED = 2 << 30  # bytes


def new_folder() -> Path:
    """Make a folder, in memory where the machine has enough of it."""
    where = MEMORY if has_room(MEMORY) else None
    return Path(tempfile.mkdtemp(prefix="patchbay-bench-", dir=where))


def has_room(place: Path) -> bool:
    return os.access(place, os.W_OK) and shutil.disk_usage(place).free > NEEDED
