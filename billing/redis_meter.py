"""Windows counted in Redis: one script decides and counts minute, day and month for all processes."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import redis
from django.utils import timezone
from redis.backoff import NoBackoff
from redis.retry import Retry

from billing.claims import Claim
from billing.local_meter import Seed, Slot, slot_of
from billing.standing import Standing
from billing.windows import MINUTE, Window

SEEDINGS = 10  # more than there are windows; a Redis that forgets at once is as good as away
TIMEOUT = 0.3  # seconds; a limiter that waits longer is worse than one that falls back

# KEYS: one a window, then the payer's claims. ARGV[1]: calls to take (0 or 1); then a ceiling a window;
# then holder and moment of the claim, empty for none.
# Answers the index of a window that must be seeded first as {-index}, else {index of the full window
# or 0, calls used in each window}.
TAKE = """
local used, windows = {}, #KEYS - 1
for i = 1, windows do
  local value = redis.call('GET', KEYS[i])
  if not value then return {-i} end
  used[i] = tonumber(value)
end
local take, full = tonumber(ARGV[1]), 0
for i = 1, windows do
  local ceiling = tonumber(ARGV[i + 1])
  if take > 0 and full == 0 and ceiling >= 0 and used[i] >= ceiling then full = i end
end
if take > 0 and full == 0 then
  for i = 1, windows do used[i] = redis.call('INCR', KEYS[i]) end
  local claims, holder = KEYS[windows + 1], ARGV[windows + 2]
  if holder ~= '' and redis.call('HSET', claims, holder, ARGV[windows + 3]) == 1 then
    redis.call('EXPIRE', claims, 172800)
  end
end
table.insert(used, 1, full)
return used
"""
# KEYS: the payer's claims, then one a window. ARGV: holder and moment of the claim, empty for none.
# A claim that is not there was given back already, or belongs to counts that Redis has lost since.
GIVE_BACK = """
if ARGV[1] ~= '' then
  if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
  redis.call('HDEL', KEYS[1], ARGV[1])
end
for i = 2, #KEYS do
  if tonumber(redis.call('GET', KEYS[i]) or '0') > 0 then redis.call('DECR', KEYS[i]) end
end
return 1
"""


class RedisMeter:
    def __init__(self, url: str) -> None:
        self.client = redis.Redis.from_url(
            url,
            socket_timeout=TIMEOUT,
            socket_connect_timeout=TIMEOUT,
            retry=Retry(NoBackoff(), 0),
        )
        self.take = self.client.register_script(TAKE)
        self.back = self.client.register_script(GIVE_BACK)

    def admit(
        self,
        standing: Standing,
        windows: tuple[Window, ...],
        seed: Seed,
        claim: Claim | None = None,
    ) -> tuple[tuple[int, ...], Window | None]:
        full, *used = self._ask(1, standing, windows, seed, claim)
        return tuple(used), windows[full - 1] if full else None

    def peek(
        self, standing: Standing, windows: tuple[Window, ...], seed: Seed
    ) -> tuple[tuple[int, ...], None]:
        _, *used = self._ask(0, standing, windows, seed)
        return tuple(used), None

    def give_back(
        self, standing: Standing, windows: tuple[Window, ...], claim: Claim | None = None
    ) -> None:
        """Return a call to the windows; one that made a claim only while the claim stands."""
        keys = [_key_of(standing, window) for window in windows]
        if keys:
            self.back(keys=[_claims_of(standing, claim), *keys], args=_told(claim))

    def forget(self, counted: list[tuple[Slot, datetime]]) -> None:
        """Let days and months begin anew from the records: calls were counted elsewhere meanwhile."""
        if keys := [_key(slot, start) for slot, start in counted if slot[1] != MINUTE]:
            # What was claimed of the old counts cannot be given back to the new ones.
            today = timezone.now()
            days = (today, today - timedelta(days=1))
            keys += [
                _claims(payer, day) for payer in {slot[0] for slot, _ in counted} for day in days
            ]
            self.client.delete(*keys)

    def _ask(
        self,
        take: int,
        standing: Standing,
        windows: tuple[Window, ...],
        seed: Seed,
        claim: Claim | None = None,
    ) -> list:
        """Run the script, seeding windows that Redis does not know (new, or lost in a restart)."""
        keys = [_key_of(standing, window) for window in windows]
        keys.append(_claims_of(standing, claim))
        limits = [window.ceiling for window in windows]
        for _ in range(SEEDINGS):
            answer = self.take(keys=keys, args=[take, *limits, *_told(claim)])
            if answer[0] >= 0:
                return answer
            self._seed(standing, windows[-answer[0] - 1], seed)
        raise redis.RedisError("what is counted does not stay")

    def _seed(self, standing: Standing, window: Window, seed: Seed) -> None:
        # A span, not a time of day: our clock and that of Redis need not agree.
        span = window.end - timezone.now() + timedelta(minutes=2)
        self.client.set(_key_of(standing, window), seed(standing, window), nx=True, ex=span)


def _key_of(standing: Standing, window: Window) -> str:
    return _key(slot_of(standing, window), window.start)


def _key(slot: Slot, start: datetime) -> str:
    """Return the key of a window; the braces keep all windows of a payer in one slot of a cluster."""
    subject_id, name, object_id = slot
    begun = f"{start:%Y%m%dT%H%M%S}" if name != MINUTE else f"{start:%d%H%M}"
    whose = f"{name}:{object_id}" if object_id else name
    return f"patchbay:calls:{{{subject_id}}}:{whose}:{begun}"


def _told(claim: Claim | None) -> tuple[str, str]:
    return (claim.holder, claim.moment) if claim else ("", "")


def _claims_of(standing: Standing, claim: Claim | None) -> str:
    return _claims(standing.subject_id, claim.at if claim else timezone.now())


def _claims(payer: UUID, day: datetime) -> str:
    """Return the key of a payer's claims; one a day, so that holders who are gone are forgotten."""
    return f"patchbay:calls:{{{payer}}}:claims:{day.astimezone(UTC):%Y%m%d}"
