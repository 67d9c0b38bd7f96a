"""Refuse to start with more connections than the database has to give."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError, connection

# Superusers and, from PostgreSQL 16 on, others have places that we cannot take.
FREE = """
SELECT current_setting('max_connections')::int
  - current_setting('superuser_reserved_connections')::int
  - coalesce(current_setting('reserved_connections', true)::int, 0)
"""


@register(Tags.database)
def check_connections(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Hold the pools of this host's processes against the places of the database.

    A pool grows only under load: too large a one would be found out when it matters most.
    """
    if not databases or not has_places_to_count():
        return []
    processes, free = settings.WORKERS + 1, places()
    if free is None or processes * settings.DATABASE_POOL <= free:
        return []
    return [too_many(processes, free)]


def has_places_to_count() -> bool:
    """Say whether our connections are the database's own: a pooler shares few of them among many of ours."""
    options = connection.settings_dict["OPTIONS"]
    return "pool" in options and options["prepare_threshold"] is not None


def places() -> int | None:
    """Return how many connections the database has for us and others; None where it does not say."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(FREE)
            return cursor.fetchone()[0]
    except DatabaseError:
        return None


def too_many(processes: int, free: int) -> Error:
    return Error(
        f"WORKERS={settings.WORKERS} and one worker process with DATABASE_POOL={settings.DATABASE_POOL} each may take "
        f"{processes * settings.DATABASE_POOL} connections; PostgreSQL has {free}.",
        hint=f"Raise max_connections, or set DATABASE_POOL={max(1, free // processes)} or less.",
        id="patchbay.E009",
    )
