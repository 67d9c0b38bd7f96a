"""Look after the data folder: that it can be used, and that starts in it take turns."""

import fcntl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def usable(folder: Path) -> Path:
    """Return the folder, made if it is missing, once a file could be written there."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as exc:
        is_file = isinstance(exc, FileExistsError)
        reason = "it is no folder" if is_file else exc.strerror or str(exc)
        raise ImproperlyConfigured(f"DATA_DIR {folder} cannot be written: {reason}") from exc
    return folder


@contextmanager
def turn(lock: Path) -> Iterator[None]:
    """Hold the lock file alone; others wait. The kernel frees it when its holder ends, however it ends."""
    with lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
