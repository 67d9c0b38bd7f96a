"""End an exchange whose answer does not come in time, or whose caller has left: no timeout of a socket sees that."""

import math
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from requests import Response
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.response import BaseHTTPResponse

from config.outgoing import Adapter
from config.plain.requests import PlainHeads

LOOK_EVERY = 0.1  # seconds


class Wait:
    """One exchange that waits for its answer; a read timeout starts anew with every byte that drips."""

    def __init__(self, sock: socket.socket, seconds: float) -> None:
        self.sock, self.end, self.is_late = sock, time.monotonic() + seconds, False

    def is_due(self, now: float) -> bool:
        """Say whether there is nothing left to wait for."""
        return self.end <= now

    def give_up(self) -> None:
        """Shut the socket: whoever reads from it wakes up."""
        self.is_late = True
        with suppress(OSError):
            # The plain socket's own: a TLS socket would drop its state under the reader.
            socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


def socket_of(answer: Response) -> socket.socket | None:
    """Return a socket of our own on an answer's connection; an answer that is over has none."""
    try:
        return socket.socket(fileno=os.dup(answer.raw.fileno()))
    except (AttributeError, OSError, ValueError):
        return None


class Watchdog:
    """One thread a process, which gives up the exchanges that are late."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.waits: set[Wait] = set()
        self.thread: threading.Thread | None = None
        self.closing_at = math.inf  # when this process stops waiting for anybody

    def close_in(self, seconds: float) -> None:
        """Give up, so many seconds from now, whatever is still waited for: the process is about to end."""
        self.closing_at = time.monotonic() + seconds

    @contextmanager
    def watched(self, wait: Wait) -> Iterator[None]:
        """Give the exchange up as soon as it is due; nothing touches it any more when the block has ended."""
        self.begin(wait)
        try:
            yield
        finally:
            self.end(wait)

    def begin(self, wait: Wait) -> None:
        with self.lock:
            self.waits.add(wait)
            self._wake()

    def end(self, wait: Wait) -> None:
        with self.lock:
            self.waits.discard(wait)

    def _wake(self) -> None:
        """Start the thread; a forked process has to start its own."""
        if self.thread is None or not self.thread.is_alive():
            self.thread = threading.Thread(target=self._run, name="deadlines", daemon=True)
            self.thread.start()

    def _run(self) -> None:
        while True:
            time.sleep(LOOK_EVERY)
            self.give_up_late_ones(time.monotonic())

    def give_up_late_ones(self, now: float) -> None:
        with self.lock:
            for wait in self.waits:
                if not wait.is_late and (wait.is_due(now) or now >= self.closing_at):
                    wait.give_up()


watchdog = Watchdog()


@contextmanager
def in_time(answer: Response, seconds: float) -> Iterator[None]:
    """Read a body within so many seconds, or raise TimeoutError, whatever came of it.

    One read may last as long as bytes drip that are none of the body: sizes of chunks, a head of gzip's.
    """
    if not (sock := socket_of(answer)):
        yield
        return
    wait = Wait(sock, seconds)
    watchdog.begin(wait)
    try:
        yield
    finally:
        watchdog.end(wait)
        sock.close()
        if wait.is_late:
            raise TimeoutError("the answer did not end in time")


class Watched(PlainHeads):
    """A connection on which the whole head of an answer comes within one read timeout."""

    sock: socket.socket
    timeout: float

    def getresponse(self) -> BaseHTTPResponse:
        wait = Wait(self.sock, self.timeout)
        watchdog.begin(wait)
        try:
            return super().getresponse()
        finally:
            watchdog.end(wait)
            if wait.is_late:  # whatever came of it
                raise TimeoutError("the answer did not begin in time")


class _WatchedHTTP(Watched, HTTPConnection):
    pass


class _WatchedHTTPS(Watched, HTTPSConnection):
    pass


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _WatchedHTTP


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _WatchedHTTPS


WATCHED_POOLS = {"http": _HTTPPool, "https": _HTTPSPool}


class WatchedAdapter(Adapter):
    """An adapter whose every connection is watched, through an outbound proxy too."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = WATCHED_POOLS

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> PoolManager:
        manager = super().proxy_manager_for(proxy, **kwargs)
        manager.pool_classes_by_scheme = WATCHED_POOLS
        return manager
