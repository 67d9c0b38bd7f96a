"""How a session ends: its state moves only away from pending, and its secrets go."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from connect.models import ConnectSession
from integrations.models import Integration

LONGEST_CALLBACK = timedelta(minutes=2)  # its requests have timeouts that add up to less
ENDING = ("verifier_sealed", "code_sealed", "confirmation_digest")  # what an ended session forgets
ANY = Q()


def end_unclaimed(session: ConnectSession, status: str, error: str) -> bool:
    """End a session from outside; a callback that is at it decides itself, unless it died over it."""
    stuck = timezone.now() - LONGEST_CALLBACK
    return end(session, status, error, Q(claimed_at=None) | Q(claimed_at__lt=stuck))


def end(session: ConnectSession, status: str, error: str = "", only: Q = ANY) -> bool:
    """Move a pending session to its end, drop its secrets, clear a never-connected integration."""
    with transaction.atomic():
        pending = ConnectSession.objects.filter(pk=session.pk, status=ConnectSession.Status.PENDING)
        ended = pending.filter(only).update(
            **dict.fromkeys(ENDING, ""), status=status, error=error, ended_at=timezone.now()
        )
        if ended and status != ConnectSession.Status.COMPLETED:
            clear_pending(session)
    if ended:
        session.status, session.error = status, error
    return bool(ended)


def clear_pending(session: ConnectSession) -> None:
    """Remove the pending integration unless another open session still stands for it."""
    others = ConnectSession.objects.filter(
        account=session.account_id,
        provider=session.provider,
        status=ConnectSession.Status.PENDING,
        expires_at__gt=timezone.now(),
    )
    if not others.exists():
        Integration.objects.filter(
            account=session.account_id,
            provider=session.provider,
            status=Integration.Status.PENDING,
        ).delete()


def expire(session: ConnectSession) -> bool:
    return end_unclaimed(session, ConnectSession.Status.EXPIRED, "session_expired")


def expire_overdue(limit: int = 500) -> int:
    """Expire sessions whose time is over (worker job); return how many."""
    overdue = ConnectSession.objects.filter(
        status=ConnectSession.Status.PENDING, expires_at__lte=timezone.now()
    )
    return sum(expire(session) for session in overdue.order_by("expires_at")[:limit])
