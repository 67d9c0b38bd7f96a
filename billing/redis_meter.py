"""Windows counted in Redis: one script decides and counts minute, day and month for all processes."""

from datetime import datetime, timedelta

import redis
from django.utils import timezone
from redis.backoff import NoBackoff
from redis.retry import Retry

from billing.local_meter import Seed, Slot, slot_of
from billing.standing import Standing
from billing.windows import MINUTE, Window

SEEDINGS = 10  # more than there are windows; a Redis that forgets at once is as good as away
TIMEOUT = 0.3  # seconds; a limiter that waits longer is worse than one that falls back

# KEYS: one a window. ARGV[1]: calls to take (0 or 1); then a ceiling a window.
# Answers the index of a window that must be seeded first as {-index}, else {index of the full window
# or 0, calls used in each window}.
TAKE = """
local used = {}
for i, key in ipairs(KEYS) do
  local value = redis.call('GET', key)
  if not value then return {-i} end
  used[i] = tonumber(value)
end
local take, full = tonumber(ARGV[1]), 0
for i = 1, #KEYS do
  local ceiling = tonumber(ARGV[i + 1])
  if take > 0 and full == 0 and ceiling >= 0 and used[i] >= ceiling then full = i end
end
if take > 0 and full == 0 then
  for i, key in ipairs(KEYS) do used[i] = redis.call('INCR', key) end
end
table.insert(used, 1, full)
return used
"""
GIVE_BACK = """
for _, key in ipairs(KEYS) do
  if tonumber(redis.call('GET', key) or '0') > 0 then redis.call('DECR', key) end
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
        self, standing: Standing, windows: tuple[Window, ...], seed: Seed
    ) -> tuple[tuple[int, ...], Window | None]:
        full, *used = self._ask(1, standing, windows, seed)
        return tuple(used), windows[full - 1] if full else None

    def peek(
        self, standing: Standing, windows: tuple[Window, ...], seed: Seed
    ) -> tuple[tuple[int, ...], None]:
        _, *used = self._ask(0, standing, windows, seed)
        return tuple(used), None

    def give_back(self, standing: Standing, windows: tuple[Window, ...]) -> None:
        if windows:
            self.back(keys=[_key_of(standing, window) for window in windows])

    def forget(self, counted: list[tuple[Slot, datetime]]) -> None:
        """Let days and months begin anew from the records: calls were counted elsewhere meanwhile."""
        if keys := [_key(slot, start) for slot, start in counted if slot[1] != MINUTE]:
            self.client.delete(*keys)

    def _ask(self, take: int, standing: Standing, windows: tuple[Window, ...], seed: Seed) -> list:
        """Run the script, seeding windows that Redis does not know (new, or lost in a restart)."""
        keys = [_key_of(standing, window) for window in windows]
        limits = [window.ceiling for window in windows]
        for _ in range(SEEDINGS):
            answer = self.take(keys=keys, args=[take, *limits])
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
