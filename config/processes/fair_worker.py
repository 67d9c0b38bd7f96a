"""New connections go where fewest are: a process that holds more leaves them to the others for a moment.

The kernel wakes all processes and the quickest takes the connection, which callers then keep: one process may
hold seven of eight, and only one core works.
"""

import os
import socket
import time
from concurrent.futures import Future
from mmap import mmap
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

SLOTS = 64
NOBODY = 0
PATIENCE = 0.002  # seconds; who holds fewer and has not come by then is busy
LOOKS = 4  # at the others meanwhile
MANY = 1_000_000  # more connections than a process may hold


class Board:
    """How many connections each process holds, in memory that all share since they were forked.

    One whose threads are all at work holds MANY more: what it took would wait for one of them.
    """

    def __init__(self) -> None:
        cells = memoryview(mmap(-1, 2 * SLOTS * 4)).cast("i")
        self.pids, self.counts = cells[:SLOTS], cells[SLOTS:]

    def is_least(self, slot: int) -> bool:
        """Say whether no other process that takes connections holds fewer."""
        fewer = (at for at in range(SLOTS) if self.counts[at] < self.counts[slot])
        return not any(self.pids[at] and lives(self.pids[at]) for at in fewer)


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


board = Board()


class FairWorker(ThreadWorker):
    """Gunicorn's worker with threads, among others of its kind."""

    def __init__(self, age: int, *rest: Any) -> None:
        """`age`: its number among all that the web server ever started."""
        self.slot = age % SLOTS
        self.has_left_one = self.has_waited = False
        super().__init__(age, *rest)

    @property
    def nr_conns(self) -> int:
        return self.held

    @nr_conns.setter
    def nr_conns(self, number: int) -> None:
        self.held = number
        self.tell()

    def tell(self) -> None:
        """Tell the others what it holds."""
        asking = self.held - len(self.keepalived_conns) - len(self.pending_conns)
        board.counts[self.slot] = self.held + (MANY if asking >= self.cfg.threads else 0)

    def enqueue_req(self, conn: TConn) -> None:
        """Give a connection to a thread."""
        super().enqueue_req(conn)
        self.tell()

    def set_accept_enabled(self, enabled: bool) -> None:
        """Take connections or not, and tell the others."""
        super().set_accept_enabled(enabled)
        board.pids[self.slot] = os.getpid() if enabled else NOBODY

    def accept(self, listener: socket.socket) -> None:
        """Take a new connection, or leave it where others hold fewer and may still come."""
        if self.has_waited or board.is_least(self.slot):
            super().accept(listener)
        else:
            self.has_left_one = True

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Do what came up; take after a moment what was left to others and is still there."""
        self.has_left_one = False
        super().wait_for_and_dispatch_events(timeout)
        if self.has_left_one:
            self.look_away(PATIENCE)
            self.has_waited = True
            super().wait_for_and_dispatch_events(0.0)
            self.has_waited = False

    def look_away(self, seconds: float) -> None:
        """See to the connections it holds, and to no new ones while others hold fewer."""
        until = time.monotonic() + seconds
        super().set_accept_enabled(False)
        while time.monotonic() < until and not board.is_least(self.slot):
            super().wait_for_and_dispatch_events(seconds / LOOKS)
        super().set_accept_enabled(True)

    def finish_request(self, conn: TConn, fs: Future[Any]) -> None:
        """End a request, and at most one connection: gunicorn counts one down twice that it had closed already."""
        least = self.nr_conns - 1
        super().finish_request(conn, fs)
        self.nr_conns = max(least, self.nr_conns)
