"""Limits by address on the rare and sensitive routes: signing in, connecting, wrong keys."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address, ip_network
from typing import Any

from django.http import HttpRequest, HttpResponse
from django_ratelimit.core import get_usage
from rest_framework.request import Request

from config import error_pages, metrics
from config.addresses import as_ipv4
from config.api.errors import RateLimited

ADDRESS = "address"
View = Callable[..., HttpResponse]


def address_of(request: HttpRequest | Request) -> str:
    """Return the caller's address, as far as it tells callers apart."""
    return network_of(request.META.get("REMOTE_ADDR", ""))


def network_of(text: str) -> str:
    """Return an IPv4 address; of IPv6 the network, because everybody has at least a /64 of it."""
    if ":" not in text:
        return text
    address = as_ipv4(ip_address(text.split("%")[0]))
    return str(address if address.version == 4 else ip_network((address, 64), strict=False))


def seconds_to_wait(request: HttpRequest | Request, group: str, rate: str) -> int:
    """Count one request of its address in a group, and return how long the address is over the rate."""
    return seconds_over(request, group, address_of(request), rate)


def seconds_over(request: HttpRequest | Request, group: str, whose: str, rate: str) -> int:
    """Count one request of somebody in a group, and return how long they are over the rate; 0: not at all."""
    usage = get_usage(request, group=group, key=lambda *_: whose, rate=rate, increment=True)
    # No limit: the cache lost the count between two steps. The next request begins it anew.
    if not usage or not usage["limit"] or not usage["should_limit"]:
        return 0
    return usage["time_left"] + 1  # the last second of a window belongs to it


def check(request: HttpRequest | Request, group: str, rate: str) -> None:
    """Count one request, or raise 429 for an address that is over the rate."""
    if wait := seconds_to_wait(request, group, rate):
        raise RateLimited(wait, limit=ADDRESS)


def limited_page(group: str, rate: str, *, methods: tuple[str, ...] = ()) -> Callable[[View], View]:
    """Decorate a page: an address over the rate gets our 429 page (no methods named: all count)."""

    def decorate(view: View) -> View:
        @wraps(view)
        def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                if not methods or request.method in methods:
                    check(request, group, rate)
            except RateLimited as exc:
                metrics.limited.labels(ADDRESS).inc()
                return error_pages.page(exc)
            return view(request, *args, **kwargs)

        return limited

    return decorate
