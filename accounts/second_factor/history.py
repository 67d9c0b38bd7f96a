"""What happened lately to a person's log-in and keys."""

from typing import Any

from accounts.models import Event, User
from accounts.second_factor.happened import IN_WORDS

SHOWN = 12
# Of a person with very many events only the latest are looked through.
LOOKED_THROUGH = 1_000


def recent_of(user: User) -> list[dict[str, Any]]:
    """Return the latest events, newest first: `at`, `words` and `ip` (None: not from a browser)."""
    latest = Event.objects.filter(user_id=user.pk).order_by("-id")[:LOOKED_THROUGH]
    found = Event.objects.filter(pk__in=latest.values("pk"), type__in=IN_WORDS).order_by("-id")
    return [{"at": e.created_at, "words": IN_WORDS[e.type], "ip": e.ip} for e in found[:SHOWN]]
