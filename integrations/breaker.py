"""A circuit breaker: who fails again and again is left alone for a while, then asked once, then trusted again."""

import time
from collections import deque
from collections.abc import Callable
from threading import Lock

WINDOW, MEMORY = 60.0, 100  # what is judged: the requests of the last minute, at most so many
MINIMUM, RATE = 10, 0.5  # it opens when of so many requests this part failed
REST, LONGEST_REST = 15.0, 120.0  # seconds; doubled each time the probe fails
PROBE = (
    100.0  # seconds; longer than any request: a probe that never reports does not stop the next one
)


class Open(Exception):
    """The circuit is open. `seconds` until it is worth asking again."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"open for {seconds:.0f} s")
        self.seconds = seconds


class Breaker:
    """Judges requests by what came of them. `changed` hears of every change of `state`.

    A request that began before the last change says nothing about the time after it: its ticket is stale.
    """

    def __init__(
        self,
        changed: Callable[["Breaker"], None] = lambda breaker: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.changed, self.clock, self.lock = changed, clock, Lock()
        self.state, self.ticket = "closed", 0
        self.results: deque[tuple[float, bool]] = deque()
        self.failed = 0  # of the results
        self.rest = self.until = 0.0

    def admit(self) -> int:
        """Return a request's ticket. Open, raise Open; when the rest is over, one request passes as a probe."""
        with self.lock:
            if self.state != "closed":
                self._admit_probe()
            return self.ticket

    def report(self, ticket: int, good: bool | None) -> None:
        """Say what came of a request; None for one that says nothing about the provider."""
        with self.lock:
            if ticket != self.ticket:
                return
            if self.state == "closed":
                self._note(good)
            elif good is None:
                self.until = self.clock()
            else:
                self._close() if good else self._open()

    def seconds_left(self) -> float:
        """Return for how long nobody is admitted."""
        return max(0.0, self.until - self.clock())

    def _admit_probe(self) -> None:
        if left := self.seconds_left():
            raise Open(min(left, self.rest))
        self.until = self.clock() + PROBE
        self._change("half-open")

    def _note(self, good: bool | None) -> None:
        now = self.clock()
        if good is not None:
            self.results.append((now, good))
            self.failed += not good
        self._forget(now - WINDOW)
        if len(self.results) >= MINIMUM and self.failed >= RATE * len(self.results):
            self._open()

    def _forget(self, before: float) -> None:
        while self.results and (self.results[0][0] < before or len(self.results) > MEMORY):
            _, good = self.results.popleft()
            self.failed -= not good

    def _open(self) -> None:
        self.rest = min(LONGEST_REST, self.rest * 2 or REST)
        self.until = self.clock() + self.rest
        self.results.clear()
        self.failed = 0
        self._change("open")

    def _close(self) -> None:
        self.rest = self.until = 0.0
        self._change("closed")

    def _change(self, state: str) -> None:
        self.state, self.ticket = state, self.ticket + 1
        self.changed(self)
