"""How the threads of a process share connections to PostgreSQL, and how soon they give up on one."""

from typing import Any

SECONDS = 5


def pool_options(most: int) -> dict[str, Any]:
    """Return what psycopg's pool is told: how many connections at most, and how long a thread waits for one.

    An attempt to connect that goes on failing waits twice as long each time, and while one lives none is begun
    beside it: after minutes without a database it would wait for minutes more. So it ends soon, and whoever comes
    next begins anew.
    """
    return {"min_size": 1, "max_size": most, "timeout": SECONDS, "reconnect_timeout": SECONDS}


def patience() -> dict[str, Any]:
    """Return what libpq is told, unless the address says otherwise: a host that is gone says nothing at all."""
    return {
        "connect_timeout": SECONDS,
        "tcp_user_timeout": 30_000,  # milliseconds that what was sent may stay unacknowledged
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
    }
