"""The pipe that tells the guard process which children we have, and by its end that we are gone."""

import subprocess
import sys
from contextlib import suppress

from config.processes import guard


class Lifeline:
    """Hold the children's process groups: should we die without a word, the guard ends them."""

    def __init__(self) -> None:
        self.guard = subprocess.Popen(
            # Isolated and without site-packages: it starts in a few milliseconds.
            [sys.executable, "-I", "-S", guard.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            bufsize=1,
            start_new_session=True,
        )

    def hold(self, pid: int) -> None:
        """Put a child under the guard's care."""
        self._tell(f"+{pid}\n")

    def drop(self, pid: int) -> None:
        """Take a child that has ended out of it."""
        self._tell(f"-{pid}\n")

    def close(self) -> None:
        """Send the guard home."""
        self.guard.communicate()

    def _tell(self, line: str) -> None:
        # Without its guard the family lives on; it is only unguarded.
        with suppress(BrokenPipeError):
            self.guard.stdin.write(line)
