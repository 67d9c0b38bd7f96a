"""While the database is away a few wait for it, and nobody beside them.

Who waits holds a thread for seconds. Were it all of them, nobody would be told anything, and what only asks whether
the process lives (/livez) would take it for dead.
"""

import time

from config.db import here

FEW = 2
FRESH = 10.0  # seconds for which a wait in vain is remembered: longer than a wait

_failed_at = float("-inf")


def waited_in_vain() -> None:
    """Remember that the database did not answer somebody just now."""
    global _failed_at
    _failed_at = time.monotonic()


def is_enough() -> bool:
    """Say whether somebody waited in vain just now and enough are waiting already; whoever comes then is sent away."""
    if time.monotonic() - _failed_at > FRESH:
        return False
    pool = getattr(here(), "pool", None)
    return pool is not None and pool.get_stats()["requests_waiting"] >= FEW
