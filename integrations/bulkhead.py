"""The places of a provider's calls in this process: one that hangs takes no more than half of the threads."""

from collections.abc import Callable
from functools import cache
from threading import BoundedSemaphore

from django.conf import settings

from config import metrics
from config.api.errors import ProviderUnavailable
from config.db import release_connection
from providers.spec import Provider

# Seconds. Whoever waits takes a thread from the other providers, so it is not for long.
PATIENCE = 0.5


@cache
def places(lane: str, stage: str | None) -> BoundedSemaphore:
    return BoundedSemaphore(max(1, settings.THREADS // 2))


class Place:
    """A place that is ours until the block ends, or for longer if it is kept."""

    def __init__(self, free: BoundedSemaphore) -> None:
        self.let_go, self.is_kept = free.release, False

    def __enter__(self) -> "Place":
        return self

    def __exit__(self, *exc: object) -> None:
        if not self.is_kept:
            self.let_go()

    def kept(self) -> Callable[[], None]:
        """Keep it when the block ends; return what lets it go."""
        self.is_kept = True
        return self.let_go


def place(provider: Provider, stage: str | None = None) -> Place:
    """Take one of the provider's places, or of its token endpoint's; a 503 if none becomes free at once."""
    free = places(provider.lane, stage)
    if not taken(free):
        metrics.not_asked(provider.slug, "busy")
        raise ProviderUnavailable(provider.slug, stage=stage, reason="busy")
    return Place(free)


def taken(free: BoundedSemaphore) -> bool:
    """Take a place, waiting if need be without a database connection; say whether we have it."""
    if free.acquire(blocking=False):
        return True
    release_connection()
    return free.acquire(timeout=PATIENCE)


def forget() -> None:
    """Free every place (tests)."""
    places.cache_clear()
