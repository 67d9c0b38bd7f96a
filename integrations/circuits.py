"""One circuit breaker per provider in each process; per host where hosts come from outside.

One customer's dead instance says nothing about another's.
"""

import logging
import time
from collections.abc import Callable
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
def circuit(lane: str, host: str) -> Breaker:
    """Return the breaker of a provider by its lane, or of one host of it where `host` is given."""

    def changed(breaker: Breaker) -> None:
        tell = log.warning if breaker.state == "open" else log.info
        seconds = round(breaker.seconds_left())
        facts = {"provider": lane, "host": host, "circuit": breaker.state, "seconds": seconds}
        tell("circuit %s", breaker.state, extra=facts)
        if not host:
            metrics.circuit(lane, time.time() + seconds if breaker.state != "closed" else 0.0)

    return Breaker(changed)


class Watch:
    """One request under its circuit; the block calls what it gets with the status."""

    def __init__(self, breaker: Breaker, ticket: int, request: UpstreamRequest) -> None:
        self.breaker, self.ticket, self.request = breaker, ticket, request
        self.status: int | None = None

    def __enter__(self) -> Callable[[int], None]:
        return self.answered

    def answered(self, status: int) -> None:
        self.status = status

    def __exit__(self, kind: object, exc: BaseException | None, trace: object) -> None:
        self.breaker.report(self.ticket, self.verdict(exc))

    def verdict(self, exc: BaseException | None) -> bool | None:
        """Say whether the provider did its work; None where nothing is said about it."""
        if exc is None:
            return is_good(self.status)
        return False if is_providers_fault(exc, self.request) else None


def watched(provider: Provider, request: UpstreamRequest, *, is_outside: bool) -> Watch:
    """Make a request under its circuit. Raises CircuitOpen."""
    host = urlsplit(request.url).netloc if is_outside or request.outside else ""
    breaker = circuit(provider.lane, host)
    return Watch(breaker, admitted(breaker, provider), request)


def admitted(breaker: Breaker, provider: Provider) -> int:
    try:
        return breaker.admit()
    except Open as exc:
        metrics.not_asked(provider.slug, "circuit")
        raise CircuitOpen(provider.slug, exc.seconds) from exc


def is_good(status: int | None) -> bool | None:
    """Say whether the provider did its work; a refusal or a rate limit is work done.

    A plain 500 says nothing: one caller's odd request, made again and again, must not stop the others'.
    """
    if status is None or status in ODD:
        return None
    return status < HTTPStatus.INTERNAL_SERVER_ERROR


def is_providers_fault(exc: BaseException, request: UpstreamRequest) -> bool:
    """Say whether it was the provider who did not answer: under a caller's upload the caller may have left."""
    lost = http.lost_in(exc) if isinstance(exc, ApiError) else None
    return lost is not None and not (lost.sent and request.is_stream)


def forget() -> None:
    """Trust every provider again (tests)."""
    circuit.cache_clear()
