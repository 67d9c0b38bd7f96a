"""How long it is known that somebody tried to connect."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from connect.models import ConnectSession

BATCH = 1_000  # sessions of one short transaction


def prune() -> int:
    """Delete sessions that began so many days ago, however they ended; return how many (a job of the worker)."""
    until = timezone.now() - timedelta(days=settings.RETENTION_CONNECT_SESSIONS_DAYS)
    old = ConnectSession.objects.filter(created_at__lt=until)
    gone = 0
    while batch := list(old.values_list("pk", flat=True)[:BATCH]):
        gone += ConnectSession.objects.filter(pk__in=batch).delete()[0]
    return gone
