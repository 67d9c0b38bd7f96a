"""What this process remembers of the windows it counted: a tally for each."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from billing.limits.standing import Standing
from billing.limits.windows import Window

Slot = tuple[UUID, str, UUID | None]  # who pays, name of the window, whose budget

KEPT = 2  # windows of a kind; a call that read the clock before the turn may come after it


def slot_of(standing: Standing, window: Window) -> Slot:
    """Return where the counts of a window are kept, whatever its start."""
    return standing.subject_id, window.name, window.object_id


@dataclass
class Tally:
    """The calls of one window, and when the records were last asked about it."""

    calls: int
    seeded_at: float = field(default_factory=time.monotonic)

    @property
    def age(self) -> float:
        return time.monotonic() - self.seeded_at


class LocalCounts:
    """Tallies by slot and by start of the window. Whoever uses it holds a lock."""

    def __init__(self) -> None:
        self.kinds: dict[Slot, dict[datetime, Tally]] = {}

    def find(self, standing: Standing, window: Window) -> Tally | None:
        return self.kinds.get(slot_of(standing, window), {}).get(window.start)

    def learn(self, standing: Standing, window: Window, recorded: int) -> None:
        """Begin a window, or raise it to what the records know.

        Never lower: the records do not know yet of the calls that are under way here.
        """
        kind = self.kinds.setdefault(slot_of(standing, window), {})
        tally = kind.setdefault(window.start, Tally(recorded))
        tally.calls = max(tally.calls, recorded)
        for start in sorted(kind)[:-KEPT]:
            if start != window.start:
                del kind[start]

    def each(self) -> Iterator[tuple[Slot, datetime, int]]:
        """Yield slot, start and calls of every window."""
        for slot, kind in self.kinds.items():
            for start, tally in kind.items():
                yield slot, start, tally.calls
