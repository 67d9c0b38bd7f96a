"""One circuit breaker per provider in each process; per host where hosts come from outside.

One customer's dead instance says nothing about another's.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from http import HTTPStatus
from urllib.parse import urlsplit

from config import http, metrics
from config.api.errors import ApiError, ProviderUnavailable
from integrations.breaker import Breaker, Open
from providers.spec import Provider, UpstreamRequest

log = logging.getLogger("patchbay.circuit")

ODD = frozenset({HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.NOT_IMPLEMENTED})
HOSTS = 1000  # more than are dead at a time; the least used is forgotten


class CircuitOpen(ProviderUnavailable):
    """Not asked: the provider failed too often a moment ago."""

    def __init__(self, provider: str, seconds: float) -> None:
        super().__init__(provider, seconds, reason="circuit open")


@lru_cache(maxsize=HOSTS)
def circuit(slug: str, host: str) -> Breaker:
    """Return the breaker of a provider, or of one host of it where `host` is given."""

    def changed(breaker: Breaker) -> None:
        tell = log.warning if breaker.state == "open" else log.info
        seconds = round(breaker.seconds_left())
        facts = {"provider": slug, "host": host, "circuit": breaker.state, "seconds": seconds}
        tell("circuit %s", breaker.state, extra=facts)
        if not host:
            metrics.circuit(slug, time.time() + seconds if breaker.state != "closed" else 0.0)

    return Breaker(changed)


@contextmanager
def watched(
    provider: Provider, request: UpstreamRequest, *, is_outside: bool
) -> Iterator[Callable[[int], None]]:
    """Make a request under its circuit; the block calls what it gets with the status. Raises CircuitOpen."""
    host = urlsplit(request.url).netloc if is_outside or request.outside else ""
    breaker = circuit(provider.slug, host)
    ticket, statuses = admitted(breaker, provider), []
    good: bool | None = None
    try:
        yield statuses.append
        good = is_good(statuses)
    except ApiError as exc:
        good = False if is_providers_fault(exc, request) else None
        raise
    finally:
        breaker.report(ticket, good)


def admitted(breaker: Breaker, provider: Provider) -> int:
    try:
        return breaker.admit()
    except Open as exc:
        metrics.not_asked(provider.slug, "circuit")
        raise CircuitOpen(provider.slug, exc.seconds) from exc


def is_good(statuses: list[int]) -> bool | None:
    """Say whether the provider did its work; a refusal or a rate limit is work done.

    A plain 500 says nothing: one caller's odd request, made again and again, must not stop the others'.
    """
    if not statuses or statuses[-1] in ODD:
        return None
    return statuses[-1] < HTTPStatus.INTERNAL_SERVER_ERROR


def is_providers_fault(exc: ApiError, request: UpstreamRequest) -> bool:
    """Say whether it was the provider who did not answer: under a caller's upload the caller may have left."""
    lost = http.lost_in(exc)
    return lost is not None and not (lost.sent and request.is_stream)


def forget() -> None:
    """Trust every provider again (tests)."""
    circuit.cache_clear()
