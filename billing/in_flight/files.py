"""The file in which a process notes its calls: DATA_DIR/calls/<number>.calls, one a process.

It has places of one size, one for each call that is made at the same time; the first place is the file's own.
Its process holds the file by flock, which the kernel frees however the process ends. Nothing is forced to
disk: what was written outlives the process, not a machine that loses power.
"""

import fcntl
import json
import logging
import os
import secrets
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings

log = logging.getLogger("patchbay.usage")

PLACE = 1024  # bytes; a page holds a whole number of them, so that no note is written by half
OWN = 0  # the place that tells about the file itself


def folder() -> Path:
    path = settings.DATA_DIR / "calls"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


class CallFile:
    """A file of notes that this process holds."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.about: dict[str, Any] = self._read(OWN) or {}
        if "id" not in self.about:
            self.tell(id=secrets.token_hex(4))

    @classmethod
    def hold(cls, path: Path) -> "CallFile | None":
        """Open the file and hold it; None when another process does."""
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return cls(descriptor)
        except BaseException as exc:
            os.close(descriptor)
            if isinstance(exc, BlockingIOError):
                return None
            raise

    @classmethod
    def take(cls) -> "CallFile":
        """Hold the lowest file that nobody holds and in which no call was left behind."""
        for number in count():
            file = cls.hold(folder() / f"{number}.calls")
            if file is not None and not any(file.notes()):
                return file
            if file is not None:
                file.close()
        raise AssertionError("count() ends nowhere")

    def close(self) -> None:
        os.close(self.descriptor)

    def write(self, place: int, note: bytes) -> None:
        os.pwrite(self.descriptor, note + b"\n", place * PLACE)

    def clear(self, place: int) -> None:
        os.pwrite(self.descriptor, b"\0", place * PLACE)

    def tell(self, **facts: Any) -> None:
        """Keep facts about the file in its own place."""
        self.about |= facts
        self.write(OWN, json.dumps(self.about).encode())

    def empty(self) -> None:
        """Forget every note, so that a process may take the file."""
        os.ftruncate(self.descriptor, PLACE)
        self.about = {"id": self.about["id"]}
        self.tell()

    def notes(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield every place that is taken, with its note."""
        for place in range(1, -(-os.fstat(self.descriptor).st_size // PLACE)):
            if note := self._read(place):
                yield place, note

    def _read(self, place: int) -> dict[str, Any] | None:
        text = os.pread(self.descriptor, PLACE, place * PLACE).partition(b"\n")[0]
        if not text or text[0] == 0:
            return None
        try:
            return json.loads(text)
        except ValueError:
            log.error("a note of a call cannot be read: place %s", place)
            return None
