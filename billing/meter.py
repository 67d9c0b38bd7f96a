"""Decide and count calls in all windows at once: in Redis when it is set, else in this one process."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime
from functools import cache

from django.conf import settings
from django.utils import timezone
from redis.exceptions import RedisError

from billing.claims import Claim
from billing.ledger import account, counted, key, owner
from billing.local_meter import LocalMeter
from billing.redis_meter import RedisMeter
from billing.standing import Standing
from billing.windows import MINUTE, Snapshot, Window, windows_of

log = logging.getLogger("patchbay.limits")

SKIP_SECONDS = 5.0  # how long a Redis that failed is not asked again


def seed(standing: Standing, window: Window) -> int:
    """Return what a window that nobody remembers must begin with: the records are the truth."""
    if window.name == MINUTE:
        return 0
    whose = {"key": key, "account": account}.get(window.name)
    return counted(
        whose(window.object_id) if whose else owner(standing.subject_id, standing.is_partner),
        window.start,
        window.end,
    )


class Meter:
    """The face of the two meters. Redis away: limits go on locally, with a warning, never unlimited."""

    def __init__(self, redis_url: str) -> None:
        self.redis = RedisMeter(redis_url) if redis_url else None
        self.local = LocalMeter()
        self.skip_until = 0.0
        self.lock = threading.Lock()

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
        windows = tuple(window for window in snapshot.windows if window.name != MINUTE)
        self._run(lambda meter: meter.give_back(standing, windows, claim))
        return snapshot.give_back()

    def take_back(self, standing: Standing, claim: Claim) -> None:
        """Give back what a call of a process that died had claimed, if anything; RedisError: ask again.

        What was counted without Redis ended with the process.
        """
        if self.redis is not None:
            windows = windows_of(standing, claim.at)
            lasting = tuple(window for window in windows if window.name != MINUTE)
            self.redis.give_back(standing, lasting, claim)

    def _ask(
        self, verb: str, standing: Standing, now: datetime | None, *claim: Claim | None
    ) -> Snapshot:
        now = now or timezone.now()
        windows = windows_of(standing, now)

        def ask(meter: RedisMeter | LocalMeter) -> Snapshot:
            used, refused_by = getattr(meter, verb)(standing, windows, seed, *claim)
            return Snapshot(now, windows, used, refused_by)

        return self._run(ask)

    def _run(self, ask: Callable) -> Snapshot:
        if self.redis is None or time.monotonic() < self.skip_until:
            return ask(self.local)
        try:
            self._catch_up()
            return ask(self.redis)
        except RedisError as exc:
            self._redis_failed(exc)
            return ask(self.local)

    def _catch_up(self) -> None:
        """After an outage, let Redis learn from the records what was counted here, and forget it here."""
        with self.lock:
            if self.local.counts:
                self.redis.forget(self.local.counted())
                self.local = LocalMeter()

    def _redis_failed(self, exc: RedisError) -> None:
        """Skip Redis for a while."""
        with self.lock:
            if time.monotonic() >= self.skip_until:
                log.warning("limits: redis is away (%s), counting locally", type(exc).__name__)
                self.skip_until = time.monotonic() + SKIP_SECONDS


@cache
def meter() -> Meter:
    """Return this process's meter."""
    return Meter(settings.REDIS_URL)
