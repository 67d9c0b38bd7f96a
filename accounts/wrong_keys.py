"""Slow down an address that keeps sending wrong keys, before anything costly is done for it."""

import logging
import time
from ipaddress import ip_address, ip_network

from django.http import HttpRequest
from django_ratelimit.core import get_usage
from redis.exceptions import RedisError
from rest_framework.request import Request

from config.api.errors import RateLimited

log = logging.getLogger("patchbay.auth")

RATE = "100/m"
_blocked: dict[str, float] = {}  # address -> monotonic time until which it is refused


def address_of(request: HttpRequest | Request) -> str:
    """Return the caller's address; of IPv6 the network, because everybody has at least a /64 of it."""
    text = request.META.get("REMOTE_ADDR", "")
    if ":" not in text:
        return text
    address = ip_address(text.split("%")[0])
    return str(address.ipv4_mapped or ip_network((address, 64), strict=False))


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
    try:
        usage = get_usage(
            request,
            group="wrong-keys",
            key=lambda group, r: address_of(r),
            rate=RATE,
            increment=True,
        )
    except RedisError as exc:
        log.warning("wrong keys are not counted: %s", type(exc).__name__)
        return
    if usage and usage["should_limit"]:
        block(address_of(request), max(1, usage["time_left"]))


def block(address: str, seconds: float) -> None:
    """Refuse an address for a while, and forget those whose time is over."""
    now = time.monotonic()
    for over in [other for other, until in list(_blocked.items()) if until <= now]:
        _blocked.pop(over, None)
    _blocked[address] = now + seconds


def forget() -> None:
    """Forgive everybody (tests)."""
    _blocked.clear()
