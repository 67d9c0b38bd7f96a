"""Places beyond a provider's half of the threads, lent for a moment to reads of one that answers quickly.

A read can be asked again, so it can be broken off: whoever borrows gives back within the time that the others
wait for a place anyway. So one provider may use nearly all threads while it is quick, and half once it hangs.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from threading import BoundedSemaphore
from typing import TypeVar

from django.conf import settings

from config.api.call_log import CallLog
from integrations import bulkhead
from integrations.bulkhead import PATIENCE, Place
from providers.spec import Provider

RECENT = 8  # calls; how many of the last ones say what is quick

Answer = TypeVar("Answer")


class Overdue(Exception):
    """The lent place is to be given back. No error of ours: nobody is told, and the read is asked anew."""


class Pace:
    """How quickly a provider answers reads lately; until it has, it counts as slow."""

    def __init__(self) -> None:
        self.lately = PATIENCE  # seconds

    def is_quick(self) -> bool:
        return self.lately < PATIENCE / 2

    def timed(self, ask: Callable[[Place], Answer], place: Place, log: CallLog) -> Answer:
        """Ask, and learn from how long it took, whatever comes of it; nothing where no request was sent."""
        started, before = time.monotonic(), log.attempts
        try:
            return ask(place)
        finally:
            if log.attempts > before:
                self.learn(started, time.monotonic(), place.until)

    def learn(self, started: float, now: float, until: float | None) -> None:
        if until is not None and now >= until:
            self.lately = PATIENCE
        else:
            self.lately += (min(now - started, PATIENCE) - self.lately) / RECENT


@cache
def pace_of(lane: str) -> Pace:
    return Pace()


@cache
def lendable() -> BoundedSemaphore:
    """The other half of the threads, for all providers together, but for an eighth that is lent to nobody."""
    return BoundedSemaphore(max(0, settings.THREADS // 2 - max(1, settings.THREADS // 8)))


def asked(
    provider: Provider, ask: Callable[[Place], Answer], log: CallLog, *, may_borrow: bool
) -> Answer:
    """Ask in a place of the provider's own, or in a lent one while that is of use. A 503 where there is none.

    `may_borrow`: nothing changes at the provider, and the answer is read at once.
    """
    own, pace, patience = bulkhead.free_place(provider), pace_of(provider.lane), PATIENCE
    if own is None and may_borrow and pace.is_quick() and lendable().acquire(blocking=False):
        with suppress(Overdue), lent() as theirs:
            return pace.timed(ask, theirs, log)
        patience = max(0.0, theirs.until - time.monotonic())  # some of it, or all, is used up
    with own or bulkhead.place(provider, patience=patience) as place:
        return pace.timed(ask, place, log) if may_borrow else ask(place)


def lent() -> Place:
    """Return the place that was just taken."""
    return Place(lendable().release, time.monotonic() + PATIENCE)


def forget() -> None:
    """Trust no provider's pace, and take every lent place back (tests)."""
    pace_of.cache_clear()
    lendable.cache_clear()
