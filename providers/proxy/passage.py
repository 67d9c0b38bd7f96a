"""Both ends of one download, watched: a caller who leaves, or takes nothing, ends it at the provider."""

import os
import socket
import struct
import time
from contextlib import suppress

from requests import Response

from config.deadline import Wait, socket_of

PATIENCE = 60.0  # seconds: who takes nothing for so long keeps a thread and a place from others


class Passage(Wait):
    """Due when nobody waits for the rest. Holds sockets of its own, which nobody closes under the watch."""

    def __init__(self, caller: socket.socket | None, provider: Response) -> None:
        self.caller = caller.dup() if caller is not None else None
        self.provider = socket_of(provider)
        self.offered_at, self.is_late = float("inf"), False

    def offer(self) -> None:
        """Note that a piece lies ready for the caller."""
        self.offered_at = time.monotonic()

    def taken(self) -> None:
        self.offered_at = float("inf")

    def is_due(self, now: float) -> bool:
        if self.caller is None:
            return False
        return now - self.offered_at > PATIENCE or has_left(self.caller)

    def give_up(self) -> None:
        """Wake whoever reads from the provider or writes to the caller."""
        self.is_late = True
        for side in filter(None, (self.provider, self.caller)):
            with suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        for side in filter(None, (self.provider, self.caller)):
            side.close()


def has_left(caller: socket.socket) -> bool:
    """Say whether the other side has closed; what it may have sent meanwhile stays where it is."""
    try:
        return caller.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def reset(caller: socket.socket) -> None:
    """Reset a connection: in HTTP/1.0, which nginx may speak, an orderly end is the end of a whole file.

    The server would close in order, so its socket is exchanged for one that was never connected.
    """
    with suppress(OSError), socket.socket() as unconnected:
        caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.dup2(unconnected.fileno(), caller.fileno(), inheritable=False)
