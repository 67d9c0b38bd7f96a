"""The leases of the jobs that this process runs: a thread renews them, and they are given back when it ends."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection

from config.worker import leases
from config.worker.leases import Lease

log = logging.getLogger("patchbay.worker")

EVERY = 15.0  # seconds: three tries fail before a lease is over

held: set[Lease] = set()


@contextmanager
def guarded(lease: Lease) -> Iterator[None]:
    """Keep a lease renewed during the block, in which no statement passes once it is lost."""
    held.add(lease)
    try:
        with connection.execute_wrapper(lease.guard):
            yield
    finally:
        held.discard(lease)


@contextmanager
def renewing(give_up: Callable[[], None]) -> Iterator[None]:
    """Renew what this process holds during the block; `give_up` is called when a job hangs."""
    over = threading.Event()
    thread = threading.Thread(target=keep, args=(over, give_up), name="leases", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()


def keep(over: threading.Event, give_up: Callable[[], None]) -> None:
    while not over.wait(EVERY):
        renew_all()
        connection.close()
        if hanging():
            give_up()


def renew_all() -> None:
    """Renew each lease; a database that is away is asked again next time."""
    for lease in held.copy():
        try:
            lease.renew()
        except Exception as exc:  # the thread must outlive whatever a database does
            log.warning("lease of %s waits for the database: %s", lease.name, type(exc).__name__)


def hanging() -> list[str]:
    """Return the jobs that have lost their leases long ago and do not end: only the process's end ends them."""
    latest = time.monotonic() - leases.LONGEST - leases.SECONDS
    return [lease.name for lease in held.copy() if lease.taken_at < latest]


def give_back() -> None:
    """Let go of every job, so that the next worker need not wait; nothing more is written for them here."""
    for lease in held.copy():
        try:
            lease.is_over = True
            lease.end()  # it stays due
        except DatabaseError as exc:
            log.warning("lease of %s is not given back: %s", lease.name, type(exc).__name__)
