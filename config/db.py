"""Give a pooled database connection back while we wait for somebody else."""

from django.db import connection


def release_connection() -> None:
    """Return this thread's connection to the pool, unless a transaction is open or there is no pool."""
    if connection.settings_dict["OPTIONS"].get("pool") and not connection.in_atomic_block:
        connection.close()
