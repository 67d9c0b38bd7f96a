"""Windows counted in Redis: one script decides and counts minute, day and month for all processes."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import redis
from django.utils import timezone
from redis.backoff import NoBackoff
from redis.retry import Retry

from billing.limits.claims import Claim
from billing.limits.local_counts import Slot
from billing.limits.local_meter import Seed, Taken
from billing.limits.redis_keys import claims_of, claims_on, key_at, key_of
from billing.limits.redis_scripts import GIVE_BACK, RAISE, TAKE
from billing.limits.standing import Standing
from billing.limits.windows import MINUTE, Window
from config.redis_connections import RedisConnections
from config.redis_script import RedisScript

SEEDINGS = 10  # more than there are windows; a Redis that forgets at once is as good as away
TIMEOUT = 0.3  # seconds; a limiter that waits longer is worse than one that falls back
LATE = timedelta(minutes=2)  # for calls and clocks that are behind


class RedisMeter:
    def __init__(self, url: str) -> None:
        self.client = redis.Redis.from_url(
            url,
            socket_timeout=TIMEOUT,
            socket_connect_timeout=TIMEOUT,
            retry=Retry(NoBackoff(), 0),
        )
        connections = RedisConnections(self.client)
        self.take = RedisScript(connections, TAKE)
        self.back = RedisScript(connections, GIVE_BACK)
        self.rise = RedisScript(connections, RAISE)

    def admit(
        self,
        standing: Standing,
        windows: tuple[Window, ...],
        seed: Seed,
        claim: Claim | None = None,
    ) -> Taken:
        full, *used = self._ask(1, standing, windows, seed, claim)
        return tuple(used), windows[full - 1] if full else None

    def peek(self, standing: Standing, windows: tuple[Window, ...], seed: Seed) -> Taken:
        _, *used = self._ask(0, standing, windows, seed)
        return tuple(used), None

    def give_back(
        self, standing: Standing, windows: tuple[Window, ...], claim: Claim | None = None
    ) -> None:
        """Return a call to the windows; one that made a claim only while the claim stands."""
        keys = [key_of(standing, window) for window in windows]
        if keys:
            self.back(keys=[claims_of(standing, claim), *keys], args=_told(claim))

    def learn(self, standing: Standing, window: Window, recorded: int) -> None:
        """Raise a window to what the records know; one that is not counted yet asks them itself."""
        self.rise(keys=[key_of(standing, window)], args=[recorded])

    def forget(self, counted: Iterable[tuple[Slot, datetime]]) -> None:
        """Let days and months begin anew from the records: calls were counted elsewhere meanwhile."""
        lasting = [(slot, start) for slot, start in counted if slot[1] != MINUTE]
        if lasting:
            # What was claimed of the old counts cannot be given back to the new ones.
            today = timezone.now()
            days = (today, today - timedelta(days=1))
            claims = [
                claims_on(payer, d) for payer in {slot[0] for slot, _ in lasting} for d in days
            ]
            self.client.delete(*(key_at(slot, start) for slot, start in lasting), *claims)

    def add_minutes(self, counted: Iterable[tuple[Slot, datetime, int]]) -> None:
        """Add calls that were counted elsewhere to their minutes, which no record is asked about."""
        with self.client.pipeline(transaction=False) as pipeline:
            for slot, start, calls in counted:
                if slot[1] == MINUTE:
                    pipeline.incrby(key_at(slot, start), calls)
                    pipeline.expire(key_at(slot, start), timedelta(minutes=1) + LATE)
            pipeline.execute()

    def _ask(
        self,
        take: int,
        standing: Standing,
        windows: tuple[Window, ...],
        seed: Seed,
        claim: Claim | None = None,
    ) -> list:
        """Run the script, seeding windows that Redis does not know (new, or lost in a restart)."""
        keys = [key_of(standing, window) for window in windows]
        keys.append(claims_of(standing, claim))
        limits = [window.ceiling for window in windows]
        for _ in range(SEEDINGS):
            answer = self.take(keys=keys, args=[take, *limits, *_told(claim)])
            if answer[0] >= 0:
                return answer
            self._seed(standing, windows[-answer[0] - 1], seed)
        raise redis.RedisError("what is counted does not stay")

    def _seed(self, standing: Standing, window: Window, seed: Seed) -> None:
        # Kept for the window's whole length from now on: no clock is asked how much of it is left.
        span = window.end - window.start + LATE
        self.client.set(key_of(standing, window), seed(standing, window), nx=True, ex=span)


def _told(claim: Claim | None) -> tuple[str, str]:
    return (claim.holder, claim.moment) if claim else ("", "")
