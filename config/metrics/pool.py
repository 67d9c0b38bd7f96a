"""How long threads wait for a connection to the database: each process tells it of its own pool, now and then."""

from config.metrics import files  # isort: skip (before any metric is made)

import time

from django.db import connection
from prometheus_client import Counter

EVERY = 5.0  # seconds

waits = Counter("patchbay_pool_waits", "Times that a thread found no free connection and waited.")
wait_seconds = Counter("patchbay_pool_wait_seconds", "Time spent waiting for a free connection.")
refusals = Counter("patchbay_pool_refusals", "Waits for a connection that ended without one.")

_told = 0.0


def tell() -> None:
    """Count what this process's pool noted since it was last asked; at most once in EVERY seconds."""
    global _told
    if time.monotonic() - _told < EVERY or not connection.settings_dict["OPTIONS"].get("pool"):
        return
    _told = time.monotonic()
    count(connection.pool.pop_stats())


def count(noted: dict[str, int]) -> None:
    """Add what psycopg's pool noted, as its `pop_stats` gives it."""
    waits.inc(noted.get("requests_queued", 0))
    wait_seconds.inc(noted.get("requests_wait_ms", 0) / 1000)
    refusals.inc(noted.get("requests_errors", 0))


__all__ = ["files", "tell"]
