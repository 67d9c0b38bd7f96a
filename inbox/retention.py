"""How long events stay: what is older goes, read or not."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from inbox.models import InboxEvent

BATCH = 5_000  # rows of one short transaction


def prune() -> int:
    """Delete the events that are past their time; return how many (a job of the worker)."""
    until = timezone.now() - timedelta(days=settings.RETENTION_INBOX_DAYS)
    old = InboxEvent.objects.filter(received_at__lt=until).order_by("received_at")
    gone = 0
    while batch := list(old.values_list("pk", flat=True)[:BATCH]):
        gone += InboxEvent.objects.filter(pk__in=batch).delete()[0]
    return gone
