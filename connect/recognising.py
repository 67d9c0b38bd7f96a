"""By what a session is recognised when a browser comes back with it: random texts, kept as digests."""

import hmac
from hashlib import sha256

from django.utils import timezone

from connect.models import ConnectSession


def digest(secret: str) -> str:
    """Return the SHA-256 of a random text, in hex."""
    return sha256(secret.encode()).hexdigest()


def find_by_state(state: str) -> ConnectSession | None:
    beside = ("account__partner", "client", "app__partner__user")
    sessions = ConnectSession.objects.select_related(*beside)
    return sessions.filter(state_digest=digest(state)).first() if state else None


def is_bound_elsewhere(session: ConnectSession, cookie: str) -> bool:
    """Say whether the session was begun in a browser that does not hold this cookie."""
    if not session.browser_digest:
        return False
    return not hmac.compare_digest(session.browser_digest, digest(cookie))


def claim(session: ConnectSession) -> bool:
    """Let exactly one callback in: one conditional UPDATE decides."""
    unclaimed = ConnectSession.objects.filter(pk=session.pk, status=session.status, claimed_at=None)
    return bool(unclaimed.update(claimed_at=timezone.now()))
