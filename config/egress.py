"""Requests to hosts that came from outside: resolved once, checked, and the connection pinned to that address."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError
from urllib3.util import connection as urllib3_connection


class ForbiddenAddress(OSError):
    """The host resolves to an address inside our own network."""


def is_public(address: str) -> bool:
    """Say whether an address is out on the internet; IPv4 inside IPv6 is judged as IPv4."""
    parsed: IPv4Address | IPv6Address = ip_address(address.split("%")[0])
    if isinstance(parsed, IPv6Address):
        embedded = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo and parsed.teredo[1])
        parsed = embedded or parsed
    return parsed.is_global and not parsed.is_multicast


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
        except OSError as exc:
            raise NewConnectionError(self, f"refused or unreachable: {type(exc).__name__}") from exc


class _PinnedHTTP(_Pinned, HTTPConnection):
    pass


class _PinnedHTTPS(_Pinned, HTTPSConnection):
    pass


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _PinnedHTTP


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _PinnedHTTPS


class GuardedAdapter(HTTPAdapter):
    """An adapter whose every connection passes `resolve_public`."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _HTTPPool, "https": _HTTPSPool}
