"""Refuse to start where limits could not be exact."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def one_process_without_redis(**_: Any) -> list[CheckMessage]:
    """Several processes need Redis: each would count for itself."""
    if settings.REDIS_URL or settings.WORKERS <= 1:
        return []
    return [
        Error(
            f"WORKERS={settings.WORKERS} needs REDIS_URL: limits are counted in memory without it.",
            hint="Set REDIS_URL, or WORKERS=1 with more THREADS.",
            id="patchbay.E002",
        )
    ]


@register()
def pool_for_every_thread(**_: Any) -> list[CheckMessage]:
    """A pool refuses CONN_MAX_AGE at its first use only; say it at the start."""
    database = settings.DATABASES["default"]
    if database.get("OPTIONS", {}).get("pool") and database.get("CONN_MAX_AGE") != 0:
        return [Error("A connection pool needs CONN_MAX_AGE=0.", id="patchbay.E003")]
    return []
