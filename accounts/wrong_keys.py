"""Slow down an address that keeps sending wrong keys, before anything costly is done for it."""

import time

from django.http import HttpRequest
from rest_framework.request import Request

from accounts.address_limits import address_of, seconds_to_wait
from config.api.errors import RateLimited

RATE = "100/m"
_blocked: dict[str, float] = {}  # address -> monotonic time until which it is refused


def check(request: HttpRequest | Request) -> None:
    """Raise 429 for an address that is over the limit. Costs nothing for everybody else."""
    if not _blocked:
        return
    until = _blocked.get(address_of(request), 0.0)
    left = until - time.monotonic()
    if left > 0:
        raise RateLimited(left, limit="wrong_keys")
    _blocked.pop(address_of(request), None)


def note(request: HttpRequest | Request) -> None:
    """Count one wrong key."""
    if wait := seconds_to_wait(request, "wrong-keys", RATE):
        block(address_of(request), wait)


def block(address: str, seconds: float) -> None:
    """Refuse an address for a while, and forget those whose time is over."""
    now = time.monotonic()
    for over in [other for other, until in list(_blocked.items()) if until <= now]:
        _blocked.pop(over, None)
    _blocked[address] = now + seconds


def forget() -> None:
    """Forgive everybody (tests)."""
    _blocked.clear()
