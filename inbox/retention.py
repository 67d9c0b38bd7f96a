"""How long events stay, and what providers delivered: what is older goes, read or not."""

from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from inbox.models import Arrival, InboxEvent

BATCH = 5_000  # rows of one short transaction


def prune() -> int:
    """Delete the events that are past their time; return how many (a job of the worker)."""
    return delete_older(InboxEvent.objects.all(), settings.RETENTION_INBOX_DAYS)


def prune_arrivals() -> int:
    """Delete what was delivered and is settled; what still waits is never too old (a job of the worker)."""
    settled = Arrival.objects.exclude(status=Arrival.Status.WAITING)
    return delete_older(settled, settings.RETENTION_ARRIVALS_DAYS)


def delete_older(rows: QuerySet, days: int) -> int:
    """Delete what was received so many days ago, batch after batch."""
    old = rows.filter(received_at__lt=timezone.now() - timedelta(days=days)).order_by("received_at")
    gone = 0
    while batch := list(old.values_list("pk", flat=True)[:BATCH]):
        gone += rows.model.objects.filter(pk__in=batch).delete()[0]
    return gone
