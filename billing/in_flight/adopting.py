"""Take up the calls of processes that died: one record each that does not count, and their place given back.

Where the record was written the call had its answer, or all but. Where it is missing nobody pays.
"""

import logging
import time
from pathlib import Path
from typing import Any

from billing.in_flight import kept
from billing.in_flight.files import CallFile, folder
from billing.in_flight.journal import holder_of
from billing.in_flight.notes import record_in, standing_in
from billing.in_flight.writing import is_written, write_once
from billing.limits.claims import Claim
from billing.limits.meter import meter
from config.api.errors import InternalError

log = logging.getLogger("patchbay.usage")

GRACE = 5.0  # seconds in which a database may still carry out what a process asked before its end
# All that is known of how such a call ended.
ENDED = {
    "status": InternalError.status,
    "error_code": InternalError.error_code,
    "counted": False,
    "ms": 0.0,
}


def take_up() -> int:
    """Write every record that is missing; return how many (a job of the worker)."""
    kept.set_apart()
    # Kept records first: a call may be noted as well, and the note knows less of it.
    written = kept.write_all(GRACE)
    return written + sum(adopt_file(path) for path in sorted(folder().glob("*.calls")))


def adopt_file(path: Path) -> int:
    """Take up the calls in a dead process's file, once it was found so long ago enough."""
    file = CallFile.hold(path)
    if file is None:
        return 0
    try:
        notes = list(file.notes())
        if notes and not found_long_ago(file):
            return 0
        adopted = sum(adopt(note, holder_of(file, place)) for place, note in notes)
        file.empty()
    finally:
        file.close()
    if adopted:
        log.warning("a process died: its calls in flight are recorded, uncounted: %s", adopted)
    return adopted


def found_long_ago(file: CallFile) -> bool:
    """Say whether the time is over in which its process's last statements may still be at work."""
    if "found_at" not in file.about:
        file.tell(found_at=time.time())
    return time.time() - file.about["found_at"] >= GRACE


def adopt(note: dict[str, Any], holder: str) -> bool:
    """Write the record of one call, unless it is there; say whether it was missing.

    The place is given back first: that happens once however often it is asked for.
    """
    record = record_in(note)
    if is_written(record):
        return False
    meter().take_back(standing_in(note), Claim(holder, record["ts"]))
    return write_once(record | ENDED)
