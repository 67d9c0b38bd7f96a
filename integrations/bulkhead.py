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
    """A place that is ours until the block ends, or for longer if it is kept.

    One that is only lent has to be given back at a time of `time.monotonic`.
    """

    def __init__(self, let_go: Callable[[], None], until: float | None = None) -> None:
        self.let_go, self.until, self.is_kept = let_go, until, False

    def __enter__(self) -> "Place":
        return self

    def __exit__(self, *exc: object) -> None:
        if not self.is_kept:
            self.let_go()

    def kept(self) -> Callable[[], None]:
        """Keep it when the block ends; return what lets it go."""
        self.is_kept = True
        return self.let_go


def place(provider: Provider, stage: str | None = None, patience: float | None = None) -> Place:
    """Take one of the provider's places, or of its token endpoint's; a 503 if none becomes free in time."""
    free = places(provider.lane, stage)
    if not taken(free, PATIENCE if patience is None else patience):
        metrics.not_asked(provider.slug, "busy")
        raise ProviderUnavailable(provider.slug, stage=stage, reason="busy")
    return Place(free.release)


def taken(free: BoundedSemaphore, seconds: float) -> bool:
    """Take a place, waiting if need be without a database connection; say whether we have it."""
    if free.acquire(blocking=False):
        return True
    release_connection()
    return free.acquire(timeout=seconds)


def free_place(provider: Provider) -> Place | None:
    """Take one of the provider's places if one is free now."""
    free = places(provider.lane, None)
    return Place(free.release) if free.acquire(blocking=False) else None


def forget() -> None:
    """Free every place (tests)."""
    places.cache_clear()
