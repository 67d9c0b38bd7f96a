"""Django's cache in Redis, and in this process while Redis is away: what is limited by it stays limited."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from config.outage import Outage

TIMEOUT = 0.3  # seconds
ENTRIES = 10_000  # of a cache in memory: enough that nobody can push out the counts of others
OPTIONS = {
    "socket_connect_timeout": TIMEOUT,
    "socket_timeout": TIMEOUT,
    "retry": Retry(NoBackoff(), 0),
}

outage = Outage("cache", logging.getLogger("patchbay.cache"))


class FallbackCache(BaseCache):
    """The operations that Django builds all others from, on whichever of the two caches answers."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.redis = RedisCache(server, params | {"OPTIONS": OPTIONS})
        self.local = LocMemCache(__name__, params | {"OPTIONS": {"MAX_ENTRIES": ENTRIES}})

    @property
    def away(self) -> str:
        """Return why Redis does not answer, nothing while it does."""
        return outage.reason

    def add(
        self,
        key: str,
        value: Any,
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        return self._ask(lambda cache: cache.add(key, value, timeout, version))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._ask(lambda cache: cache.get(key, default, version))

    def set(
        self,
        key: str,
        value: Any,
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        self._ask(lambda cache: cache.set(key, value, timeout, version))

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._ask(lambda cache: cache.touch(key, timeout, version))

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._ask(lambda cache: cache.delete(key, version))

    def has_key(self, key: str, version: int | None = None) -> bool:
        return self._ask(lambda cache: cache.has_key(key, version))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        return self._ask(lambda cache: cache.incr(key, delta, version))

    def clear(self) -> None:
        self._ask(lambda cache: cache.clear())

    def _ask(self, operation: Callable[[BaseCache], Any]) -> Any:
        if not outage.may_ask():
            return operation(self.local)
        try:
            answer = operation(self.redis)
        except RedisError as exc:
            outage.failed(exc)
            return operation(self.local)
        if outage.over():
            self.local.clear()
        return answer
