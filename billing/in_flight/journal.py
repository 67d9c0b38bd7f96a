"""Note a call before it is admitted, and clear the note after its record was written.

On the hot path: two small writes to a file that stays open, nothing that waits.
"""

import errno
import logging
import os
import threading
import time
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

from billing.in_flight.files import PLACE, CallFile
from billing.in_flight.notes import encoded, note_of
from billing.limits.claims import Claim
from billing.limits.standing import Standing

log = logging.getLogger("patchbay.usage")

PAUSE = 60.0  # seconds for which a folder that cannot be written is not tried again


class Journal:
    """This process's file and its free places."""

    def __init__(self) -> None:
        self.file = CallFile.take()
        self.free: deque[int] = deque()
        self.fresh = count(1)

    def free_place(self) -> int:
        """Return a place that no call has: one used before, so that the file stays small."""
        try:
            return self.free.pop()
        except IndexError:
            return next(self.fresh)

    def note(self, note: bytes) -> int:
        """Write a note and return its place."""
        place = self.free_place()
        try:
            self.file.write(place, note)
        except OSError:
            self.free.append(place)
            raise
        return place


@dataclass(frozen=True)
class Noted:
    """A call in the journal."""

    journal: Journal
    place: int
    claim: Claim
    record: dict[str, Any]  # as far as it was known

    def end(self) -> None:
        """Clear the note: the call's record is written, or kept."""
        try:
            self.journal.file.clear(self.place)
            self.journal.free.append(self.place)
        except OSError as exc:
            log.warning("a note of a call was not cleared: %s", type(exc).__name__)


_journals: dict[int, Journal] = {}  # by process id: a fork notes its calls in a file of its own
_opening = threading.Lock()
_not_before = 0.0


def begin(record: dict[str, Any], standing: Standing, at: datetime) -> Noted | None:
    """Note a call that is about to be admitted; None, and a warning, where it cannot be noted."""
    try:
        journal = _journals.get(os.getpid()) or opened()
        if journal is None:
            return None
        note = encoded(note_of(record, standing)).encode()
        if len(note) >= PLACE:
            raise OSError(errno.EFBIG, "a note is larger than its place")
        place = journal.note(note)
    except OSError as exc:
        log.warning("a call in flight is not noted: %s", exc.strerror)
        return None
    return Noted(journal, place, Claim(holder_of(journal.file, place), at), record)


def opened() -> Journal | None:
    """Open this process's journal, unless that failed a moment ago."""
    global _not_before
    with _opening:
        if os.getpid() not in _journals and time.monotonic() >= _not_before:
            _not_before = time.monotonic() + PAUSE
            forget()
            _journals[os.getpid()] = Journal()
            _not_before = 0.0
        return _journals.get(os.getpid())


def forget() -> None:
    """Close what is open: a fork lets go of its parent's file, which would seem to be held after its end."""
    for journal in _journals.values():
        journal.file.close()
    _journals.clear()


def holder_of(file: CallFile, place: int) -> str:
    """Return the name by which the store of the counts knows a place."""
    return f"{file.about['id']}:{place}"
