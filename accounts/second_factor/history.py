"""What happened lately to a person's log-in and keys."""

from typing import Any

from accounts.audit.words import SENTENCES
from accounts.models import Event, User

SHOWN = 12
TYPES = {name for name in SENTENCES if name.startswith("user.")} | {"key.created", "key.revoked"}
# Of a person with very many events only the latest are looked through.
LOOKED_THROUGH = 1_000


def recent_of(user: User) -> list[dict[str, Any]]:
    """Return the latest events, newest first: `at`, `words` and `ip` (None: not from a browser)."""
    latest = Event.objects.filter(user_id=user.pk).order_by("-id")[:LOOKED_THROUGH]
    found = Event.objects.filter(pk__in=latest.values("pk"), type__in=TYPES).order_by("-id")
    return [{"at": e.created_at, "words": SENTENCES[e.type], "ip": e.ip} for e in found[:SHOWN]]
