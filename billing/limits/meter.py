"""Decide and count calls in all windows at once: in Redis when it is set, else in this one process."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.utils import timezone
from redis.exceptions import RedisError

from billing.limits.claims import Claim
from billing.limits.local_counts import Slot, slot_of
from billing.limits.local_meter import LocalMeter
from billing.limits.redis_meter import RedisMeter
from billing.limits.seeding import seed
from billing.limits.standing import Standing
from billing.limits.windows import MINUTE, Snapshot, Window, windows_of
from config import metrics
from config.outage import Outage

FRESH_FOR = 5.0  # seconds; so long the calls of other processes go unseen while Redis is away


class Meter:
    """The face of the two meters. Redis away: limits go on locally, with a warning, never unlimited."""

    def __init__(self, redis_url: str) -> None:
        self.redis = RedisMeter(redis_url) if redis_url else None
        self.outage = Outage("limits", logging.getLogger("patchbay.limits"))
        self.lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        """Begin as a fresh process does (tests too)."""
        self.local = LocalMeter()
        self.fallback = LocalMeter(settings.WORKERS, FRESH_FOR)
        self.doubtful: set[tuple[Slot, datetime]] = set()  # what Redis may have too many calls in
        self.outage.forget()

    def admit(
        self, standing: Standing, now: datetime | None = None, claim: Claim | None = None
    ) -> Snapshot:
        """Count the call in every window unless one is full; refused calls consume nothing."""
        return self._ask("admit", standing, now, claim)

    def peek(self, standing: Standing, now: datetime | None = None) -> Snapshot:
        """Return the windows without counting."""
        return self._ask("peek", standing, now)

    def give_back(
        self, standing: Standing, snapshot: Snapshot, claim: Claim | None = None
    ) -> Snapshot:
        """Return an admitted call to day and month because it turned out not to count."""
        windows = lasting(snapshot.windows)

        def give(meter: RedisMeter | LocalMeter) -> None:
            if self._is_fallback(meter):
                self.doubtful |= {(slot_of(standing, window), window.start) for window in windows}
            meter.give_back(standing, windows, claim)

        self._run(give)
        return snapshot.give_back()

    def learn(self, standing: Standing) -> None:
        """Let windows know of calls that were not counted in them: under another cycle, without a budget."""
        for window in lasting(windows_of(standing, timezone.now())):
            recorded = seed(standing, window)
            self._run(lambda meter, w=window, n=recorded: meter.learn(standing, w, n))

    def take_back(self, standing: Standing, claim: Claim) -> None:
        """Give back what a call of a process that died had claimed, if anything; RedisError: ask again.

        What was counted without Redis ended with the process.
        """
        if self.redis is not None:
            self.redis.give_back(standing, lasting(windows_of(standing, claim.at)), claim)

    def _ask(
        self, verb: str, standing: Standing, now: datetime | None, *claim: Claim | None
    ) -> Snapshot:
        now = now or timezone.now()
        windows = windows_of(standing, now)

        def ask(meter: RedisMeter | LocalMeter) -> Snapshot:
            if self._is_fallback(meter) and verb == "admit":
                metrics.limits_local.inc()
            used, refused_by = getattr(meter, verb)(standing, windows, seed, *claim)
            return Snapshot(now, windows, used, refused_by)

        return self._run(ask)

    def _run(self, ask: Callable[[Any], Any]) -> Any:
        if self.redis is None:
            return ask(self.local)
        if self.outage.may_ask():
            try:
                self._catch_up()
                answer = ask(self.redis)
                self.outage.over()
                return answer
            except RedisError as exc:
                self.outage.failed(exc)
        return ask(self.fallback)

    def _is_fallback(self, meter: RedisMeter | LocalMeter) -> bool:
        return self.redis is not None and meter is not self.redis

    def _catch_up(self) -> None:
        """After an outage, let Redis learn from the records what was counted here, and forget it here."""
        if not (self.doubtful or self.fallback.counts.kinds):
            return
        with self.lock:
            counted = self.fallback.counted()
            self.redis.forget({(slot, start) for slot, start, _ in counted} | self.doubtful)
            self.redis.add_minutes(counted)
            self.fallback = LocalMeter(settings.WORKERS, FRESH_FOR)
            self.doubtful = set()


def lasting(windows: tuple[Window, ...]) -> tuple[Window, ...]:
    """Return the windows that a call is given back to: all but the minute."""
    return tuple(window for window in windows if window.name != MINUTE)


@cache
def meter() -> Meter:
    """Return this process's meter."""
    return Meter(settings.REDIS_URL)
