"""Where the children's output goes: to the terminal, or into log files."""

import os
import sys
import threading
from pathlib import Path
from typing import IO, Protocol, TextIO


class Output(Protocol):
    """Something children can write to."""

    def connect(self, name: str) -> IO[bytes]:
        """Return an open file for one child to write to."""

    def close(self) -> None:
        """Wait for the last words of children that have ended."""


class Terminal:
    """Pass every line on: named for a person, as it is (one JSON object) for a log collector."""

    def __init__(self, stream: TextIO = sys.stdout) -> None:
        self.stream, self.named = stream, stream.isatty()
        self.ears: list[threading.Thread] = []

    def connect(self, name: str) -> IO[bytes]:
        """Return the writing end of a pipe whose lines appear in our own output."""
        reading, writing = os.pipe()
        prefix = f"{name:<7} | " if self.named else ""
        ear = threading.Thread(target=self._pass_on, args=(reading, prefix), daemon=True)
        ear.start()
        self.ears.append(ear)
        return os.fdopen(writing, "wb")

    def close(self) -> None:
        """Wait for the last words of children that have ended."""
        for ear in self.ears:
            ear.join(timeout=1)

    def _pass_on(self, reading: int, prefix: str) -> None:
        with os.fdopen(reading, errors="replace") as lines:
            for line in lines:
                self.stream.write(f"{prefix}{line}")
                self.stream.flush()


class LogFiles:
    """Append every child's output to a file of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def connect(self, name: str) -> IO[bytes]:
        """Return the child's log file."""
        return open(self.folder / f"{name}.log", "ab")

    def close(self) -> None:
        """Nothing waits: the children write into the files themselves."""
