"""Many callers at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connections


def at_once(count: int, call: Callable[[], Any]) -> list[Any]:
    """Make the same call from so many threads that start together, and return what each got."""
    start = Barrier(count)

    def run(_: int) -> Any:
        start.wait(20)
        try:
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))
