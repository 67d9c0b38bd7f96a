"""Windows counted in this process under a lock: exact for one process, and the fallback without Redis."""

import threading
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from billing.claims import Claim
from billing.standing import Standing
from billing.windows import Window

Seed = Callable[[Standing, Window], int]


Slot = tuple[UUID, str, UUID | None]  # who pays, name of the window, whose budget

KEPT = 2  # windows of a kind; a call that read the clock before the turn may come after it


class LocalMeter:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.counts: dict[Slot, dict[datetime, int]] = {}  # by start of the window: calls used
        self.claims: dict[str, str] = {}  # by holder: the moment of its newest call

    def admit(
        self,
        standing: Standing,
        windows: tuple[Window, ...],
        seed: Seed,
        claim: Claim | None = None,
    ) -> tuple[tuple[int, ...], Window | None]:
        with self.lock:
            used = [self._used(standing, window, seed) for window in windows]
            full = self._first_full(windows, used)
            if full is None:
                used = [self._move(standing, window, 1) for window in windows]
                if claim:
                    self.claims[claim.holder] = claim.moment
            return tuple(used), full

    def peek(
        self, standing: Standing, windows: tuple[Window, ...], seed: Seed
    ) -> tuple[tuple[int, ...], None]:
        with self.lock:
            return tuple(self._used(standing, window, seed) for window in windows), None

    def give_back(
        self, standing: Standing, windows: tuple[Window, ...], claim: Claim | None = None
    ) -> None:
        """Return a call to the windows; one that made a claim only while the claim stands."""
        with self.lock:
            if claim and self.claims.pop(claim.holder, None) != claim.moment:
                return
            for window in windows:
                if self.counts.get(slot_of(standing, window), {}).get(window.start):
                    self._move(standing, window, -1)

    def counted(self) -> list[tuple[Slot, datetime]]:
        """Return slot and start of every window that was counted here."""
        with self.lock:
            return [(slot, start) for slot, kind in self.counts.items() for start in kind]

    def _used(self, standing: Standing, window: Window, seed: Seed) -> int:
        """Return the calls in a window, begun from its seed; the oldest window makes room."""
        kind = self.counts.setdefault(slot_of(standing, window), {})
        if window.start not in kind:
            kind[window.start] = seed(standing, window)
            if len(kind) > KEPT:
                del kind[next(iter(kind))]
        return kind[window.start]

    def _move(self, standing: Standing, window: Window, by: int) -> int:
        kind = self.counts[slot_of(standing, window)]
        kind[window.start] += by
        return kind[window.start]

    @staticmethod
    def _first_full(windows: tuple[Window, ...], used: list[int]) -> Window | None:
        for window, calls in zip(windows, used, strict=True):
            if 0 <= window.ceiling <= calls:
                return window
        return None


def slot_of(standing: Standing, window: Window) -> Slot:
    """Return where the counts of a window are kept, whatever its start."""
    return standing.subject_id, window.name, window.object_id
