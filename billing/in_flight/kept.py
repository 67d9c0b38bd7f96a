"""Write the records that were put aside, once the database is back.

Their file is renamed first, so that no call waits for us. An insert may have been carried out although its
connection broke, hence the time we wait, and each record is looked for before it is written.
"""

import json
import logging
import time
from pathlib import Path

from billing.in_flight.aside import KEPT, held
from billing.in_flight.files import folder
from billing.in_flight.notes import timed
from billing.in_flight.writing import write_once

log = logging.getLogger("patchbay.usage")


def set_apart() -> None:
    """Give what was kept so far a file of its own, to which nothing is added any more."""
    path = folder() / KEPT
    if path.exists():
        with held(path):
            path.rename(path.with_name(f"records-{time.time_ns()}.jsonl"))


def write_all(grace: float) -> int:
    """Write what was set apart `grace` seconds ago or earlier; return how many records were missing."""
    until = time.time_ns() - grace * 1e9
    paths = sorted(folder().glob("records-*.jsonl"))
    return sum(write_file(path) for path in paths if int(path.stem.partition("-")[2]) <= until)


def write_file(path: Path) -> int:
    """Write the records of one file, then remove it; a database that is away leaves it for the next time."""
    with held(path) as file:
        file.seek(0)
        written = sum(write_line(line) for line in file if line.strip())
        path.unlink()
    return written


def write_line(line: bytes) -> bool:
    try:
        fields = timed(json.loads(line))
    except (ValueError, LookupError, TypeError):
        log.error("a kept usage record cannot be read: it broke off")
        return False
    return write_once(fields)
