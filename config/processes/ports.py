"""Claim the ports we are going to listen on, before anything else happens."""

import errno
import socket
import struct

HIGHEST = 65535
SILENCE = 30  # seconds


class PortTaken(Exception):
    """Another process listens there already."""

    def __init__(self, host: str, port: int, variable: str) -> None:
        super().__init__(
            f"Port {port} of {host} is taken. Stop what listens there, or choose another, "
            f"for example {variable}={port + 10}."
        )


class AddressUnusable(Exception):
    """The address is not one of this machine, or the port is not ours to open."""

    def __init__(self, host: str, port: int, variable: str, reason: str) -> None:
        super().__init__(
            f"Cannot listen on port {port} of {host}: {reason}. Look at HOST and {variable}."
        )


def claim(host: str, port: int, variable: str) -> socket.socket:
    """Listen on the port and return the socket: of several starts at once, only one wins."""
    if port > HIGHEST:
        # Some systems would quietly take the lower 16 bits.
        raise AddressUnusable(host, port, variable, f"ports end at {HIGHEST}")
    try:
        family, kind, proto, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return _listen(socket.socket(family, kind, proto), address)
    except OSError as exc:
        if exc.errno == errno.EADDRINUSE:
            raise PortTaken(host, port, variable) from exc
        raise AddressUnusable(host, port, variable, exc.strerror or str(exc)) from exc


def ensure_free(host: str, port: int, variable: str) -> None:
    """Raise unless a process of ours could listen there."""
    claim(host, port, variable).close()


def _listen(sock: socket.socket, address: tuple) -> socket.socket:
    try:
        # A port that was in use a minute ago is not taken.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(address)
        # Handed down to every connection: whoever falls silent must not hold a thread for good.
        for direction in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            sock.setsockopt(socket.SOL_SOCKET, direction, struct.pack("ll", SILENCE, 0))
        sock.listen(128)
    except OSError:
        sock.close()
        raise
    return sock
