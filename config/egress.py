"""Requests to hosts that came from outside: resolved once, checked, and the connection pinned to that address."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

import requests
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError
from urllib3.util import connection as urllib3_connection

from config.addresses import Address, as_ipv4
from config.deadline import Watched, WatchedAdapter


class ForbiddenAddress(OSError):
    """The host resolves to an address inside our own network."""


GLOBAL_UNICAST = ip_network("2000::/3")  # all of IPv6 that is given out for the internet
NAT64 = ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Say whether an address is out on the internet; IPv4 inside IPv6 is judged as IPv4."""
    meant = embedded(ip_address(address.split("%")[0]))
    if isinstance(meant, IPv6Address) and meant not in GLOBAL_UNICAST:
        return False
    return meant.is_global and not meant.is_multicast


def embedded(told: Address) -> Address:
    """Return the IPv4 address that an IPv6 address leads to, else the address itself."""
    address = as_ipv4(told)
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(address.packed[-4:])
    return address.sixtofour or (address.teredo or (None, address))[1]


def resolve_public(host: str, port: int) -> str:
    """Resolve a host once and return a public address of it; one private address refuses them all."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [entry[4][0] for entry in found]
    for address in addresses:
        if not is_public(address):
            raise ForbiddenAddress(f"{host} resolves to a private address")
    return addresses[0]


class _Pinned:
    """Connects to the checked address; TLS and the Host header still speak of the name."""

    host: str
    _dns_host: str
    port: int

    def _new_conn(self) -> socket.socket:
        try:
            address = resolve_public(self._dns_host, self.port)
            return urllib3_connection.create_connection((address, self.port), self.timeout)
        except (OSError, UnicodeError) as exc:  # a label of a name may be too long
            raise NewConnectionError(self, f"refused or unreachable: {type(exc).__name__}") from exc


class _PinnedHTTP(Watched, _Pinned, HTTPConnection):
    pass


class _PinnedHTTPS(Watched, _Pinned, HTTPSConnection):
    pass


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _PinnedHTTP


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _PinnedHTTPS


class GuardedAdapter(WatchedAdapter):
    """An adapter whose every connection passes `resolve_public`."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _HTTPPool, "https": _HTTPSPool}

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> Any:
        """Through an outbound proxy it is the proxy that connects: then the name is checked alone."""
        if kwargs.get("proxies"):
            check_host(request)
        return super().send(request, *args, **kwargs)


def check_host(request: requests.PreparedRequest) -> None:
    parts = urlsplit(request.url)
    try:
        resolve_public(parts.hostname or "", parts.port or 443)
    except (OSError, UnicodeError) as exc:
        raise requests.ConnectionError(type(exc).__name__) from exc
