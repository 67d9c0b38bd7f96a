"""Put records aside that the database refused: lines of one file in DATA_DIR/calls, for all processes."""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from billing.in_flight.files import folder
from billing.in_flight.notes import encoded

log = logging.getLogger("patchbay.usage")

KEPT = "records.jsonl"
REFUSED = "refused.jsonl"  # what the database will never take: for people to look at
MOST = 64 * 1024 * 1024  # bytes in one file


def keep(fields: dict[str, Any], name: str = KEPT) -> None:
    """Put a record aside; where that fails as well, the log holds its fields."""
    # A line that broke off with its process, or on a full disk, must not spoil the next one.
    line = b"\n" + encoded(fields).encode() + b"\n"
    try:
        with held(folder() / name) as file:
            if os.fstat(file.fileno()).st_size + len(line) <= MOST:
                file.write(line)
                return
        problem = "too many are waiting already"
    except OSError as exc:
        problem = exc.strerror
    log.error("a usage record is neither written nor kept: %s", problem, extra={"usage": fields})


@contextmanager
def held(path: Path) -> Iterator[IO[bytes]]:
    """Open the file of this name and hold it alone; one that was renamed meanwhile is another file."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        with open(descriptor, "a+b", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if is_named(file, path):
                yield file
                return


def is_named(file: IO[bytes], path: Path) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    return False
