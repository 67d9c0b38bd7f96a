"""The places of a provider's calls in this process: one that hangs takes no more than half of the threads."""

from collections.abc import Iterator
from contextlib import contextmanager
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
def places(slug: str, stage: str | None) -> BoundedSemaphore:
    return BoundedSemaphore(max(1, settings.THREADS // 2))


@contextmanager
def place(provider: Provider, stage: str | None = None) -> Iterator[None]:
    """Hold one of the provider's places, or of its token endpoint's; a 503 if none becomes free at once."""
    free = places(provider.slug, stage)
    if not taken(free):
        metrics.not_asked(provider.slug, "busy")
        raise ProviderUnavailable(provider.slug, stage=stage, reason="busy")
    try:
        yield
    finally:
        free.release()


def taken(free: BoundedSemaphore) -> bool:
    """Take a place, waiting if need be without a database connection; say whether we have it."""
    if free.acquire(blocking=False):
        return True
    release_connection()
    return free.acquire(timeout=PATIENCE)


def forget() -> None:
    """Free every place (tests)."""
    places.cache_clear()
