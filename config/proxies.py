"""Believe forwarded headers only from the proxies the operator named."""

import re
from collections.abc import Callable
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config.addresses import as_ipv4

FORWARDED = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_FORWARDED",
    "HTTP_TRACEPARENT",
)


HOP = re.compile(r"\[([^\]]+)\](?::\d+)?|([0-9.]+):\d+")  # with the port that some proxies add


def address_in(hop: str) -> str:
    """Return the address of a hop, without port and brackets, or nothing where it is none."""
    match = HOP.fullmatch(hop)
    text = (match[1] or match[2]) if match else hop
    try:
        return str(ip_address(text))
    except ValueError:
        return ""


class TrustedProxyMiddleware:
    """Set REMOTE_ADDR to the caller's own address, and drop forwarded headers of strangers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.trusted = [ip_network(entry, strict=False) for entry in settings.TRUSTED_PROXIES]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._is_trusted(request.META.get("REMOTE_ADDR", "")):
            request.META["REMOTE_ADDR"] = self._caller(request.META)
        else:
            for header in FORWARDED:
                request.META.pop(header, None)
        return self.get_response(request)

    def _caller(self, meta: dict) -> str:
        """Walk the chain from the right and stop at the first address that is not a proxy of ours.

        What is no address ends the walk as well: the hop before it is the last one we know.
        """
        caller = meta.get("REMOTE_ADDR", "")
        for hop in reversed(meta.get("HTTP_X_FORWARDED_FOR", "").split(",")):
            address = address_in(hop.strip())
            if not address:
                break
            caller = address
            if not self._is_trusted(address):
                break
        return caller

    def _is_trusted(self, address: str) -> bool:
        if not self.trusted:
            return False
        try:
            parsed = as_ipv4(ip_address(address))
        except ValueError:
            return False
        return any(parsed in network for network in self.trusted)
