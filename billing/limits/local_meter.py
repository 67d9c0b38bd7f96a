"""Windows counted in this process under a lock: exact for one process, and the fallback without Redis."""

import threading
import time
from collections.abc import Callable
from datetime import datetime

from billing.limits.claims import Claim
from billing.limits.local_counts import LocalCounts, Slot, Tally
from billing.limits.standing import Standing
from billing.limits.windows import MINUTE, Window

Seed = Callable[[Standing, Window], int]
Taken = tuple[tuple[int, ...], Window | None]  # calls used in each window, and the one that is full


class LocalMeter:
    """Alone it is exact. As one of several `processes` it has its part of each minute, and asks the
    records again what the others counted once a tally is `fresh_for` seconds old.
    """

    def __init__(self, processes: int = 1, fresh_for: float | None = None) -> None:
        self.processes, self.fresh_for = processes, fresh_for
        self.lock = threading.Lock()
        self.counts = LocalCounts()
        self.claims: dict[str, str] = {}  # by holder: the moment of its newest call

    def admit(
        self,
        standing: Standing,
        windows: tuple[Window, ...],
        seed: Seed,
        claim: Claim | None = None,
    ) -> Taken:
        def take(tallies: list[Tally]) -> Taken:
            full = self._first_full(windows, tallies)
            if full is None:
                for tally in tallies:
                    tally.calls += 1
                if claim:
                    self.claims[claim.holder] = claim.moment
            return tuple(tally.calls for tally in tallies), full

        return self._with_tallies(standing, windows, seed, take)

    def peek(self, standing: Standing, windows: tuple[Window, ...], seed: Seed) -> Taken:
        def look(tallies: list[Tally]) -> Taken:
            return tuple(tally.calls for tally in tallies), None

        return self._with_tallies(standing, windows, seed, look)

    def give_back(
        self, standing: Standing, windows: tuple[Window, ...], claim: Claim | None = None
    ) -> None:
        """Return a call to the windows; one that made a claim only while the claim stands."""
        with self.lock:
            if claim and self.claims.pop(claim.holder, None) != claim.moment:
                return
            for window in windows:
                tally = self.counts.find(standing, window)
                if tally and tally.calls:
                    tally.calls -= 1

    def learn(self, standing: Standing, window: Window, recorded: int) -> None:
        """Begin a window, or raise it to what the records know."""
        with self.lock:
            self.counts.learn(standing, window, recorded)

    def counted(self) -> list[tuple[Slot, datetime, int]]:
        """Return slot, start and calls of every window that was counted here."""
        with self.lock:
            return list(self.counts.each())

    def _with_tallies(
        self,
        standing: Standing,
        windows: tuple[Window, ...],
        seed: Seed,
        act: Callable[[list[Tally]], Taken],
    ) -> Taken:
        """Act on all tallies at once. Nobody waits for the lock while the records are asked."""
        self._renew(standing, windows, seed)
        while True:
            with self.lock:
                tallies = [self.counts.find(standing, window) for window in windows]
                if None not in tallies:
                    return act(tallies)
            unknown = windows[tallies.index(None)]
            self.learn(standing, unknown, seed(standing, unknown))

    def _renew(self, standing: Standing, windows: tuple[Window, ...], seed: Seed) -> None:
        """Ask the records again about tallies that are old; whoever comes first takes the trouble."""
        if self.fresh_for is None:
            return
        for window in windows:
            with self.lock:
                tally = self.counts.find(standing, window)
                if tally is None or window.name == MINUTE or tally.age < self.fresh_for:
                    continue
                tally.seeded_at = time.monotonic()
            self.learn(standing, window, seed(standing, window))

    def _first_full(self, windows: tuple[Window, ...], tallies: list[Tally]) -> Window | None:
        for window, tally in zip(windows, tallies, strict=True):
            if 0 <= self._ceiling(window) <= tally.calls:
                return window
        return None

    def _ceiling(self, window: Window) -> int:
        return -(-window.ceiling // self.processes) if window.name == MINUTE else window.ceiling
