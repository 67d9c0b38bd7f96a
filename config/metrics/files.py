"""Where the counts of all processes meet: one file a process in DATA_DIR/metrics, added up when asked for.

A process takes the lowest slot that nobody holds and goes on counting in its file, so that recycled
processes leave neither gaps nor ever more files behind. The kernel frees a slot with its process.
"""

import fcntl
import os
from itertools import count
from pathlib import Path
from typing import IO

from django.conf import settings
from prometheus_client import CollectorRegistry, values

from config.metrics.damage import WholeFiles, remove_damaged

_held: dict[int, tuple[int, IO]] = {}  # by process id: a fork holds nothing of its parent's


def folder() -> Path:
    path = settings.DATA_DIR / "metrics"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def slot() -> int:
    """Return this process's slot, taken on first use."""
    if os.getpid() not in _held:
        _held.clear()
        _held[os.getpid()] = take_slot()
    return _held[os.getpid()][0]


def take_slot() -> tuple[int, IO]:
    for number in count():
        path = folder() / f"{number}.lock"
        if not is_ours(path):
            continue
        lock = path.open("w")  # held as long as the process lives
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
        else:
            remove_damaged(folder(), number)
            return number, lock
    raise AssertionError("count() ends nowhere")


def is_ours(path: Path) -> bool:
    """Say whether we may write there: a command that somebody else ran, root such as, left a slot of its own."""
    return not path.exists() or os.access(path, os.W_OK)


def registry() -> CollectorRegistry:
    """Return what all processes counted together."""
    together = CollectorRegistry()
    WholeFiles(together, path=str(folder()))
    return together


os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder())
values.ValueClass = values.MultiProcessValue(slot)
