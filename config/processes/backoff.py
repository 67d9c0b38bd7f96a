"""Wait longer each time before a child that keeps dying is started again."""

import time
from dataclasses import dataclass

FIRST_PAUSE = 1
LONGEST_PAUSE = 30
STEADY = 60


@dataclass
class Backoff:
    """1, 2, 4 … 30 seconds; from the beginning again after a steady minute."""

    pause: int = FIRST_PAUSE
    until: float | None = None

    @property
    def is_waiting(self) -> bool:
        return self.until is not None

    @property
    def is_over(self) -> bool:
        return self.is_waiting and time.monotonic() >= self.until

    def begin(self, lived: float) -> int:
        """Start a pause for a child that lived so many seconds, and return its length."""
        pause = FIRST_PAUSE if lived >= STEADY else self.pause
        self.pause = min(pause * 2, LONGEST_PAUSE)
        self.until = time.monotonic() + pause
        return pause

    def finish(self) -> None:
        """The child is started again."""
        self.until = None
