"""Move events between unread, read and archived."""

from django.db.models import QuerySet
from django.utils import timezone

from inbox.models import InboxEvent

Status = InboxEvent.Status


def move(events: QuerySet[InboxEvent], status: str) -> int:
    """Give events a status; return how many had another one."""
    ids = events.exclude(status=status).values("pk")
    return InboxEvent.objects.filter(pk__in=ids).update(status=status, updated_at=timezone.now())


def move_one(event: InboxEvent, status: str) -> InboxEvent:
    """Give one event a status, unless it has it."""
    if event.status != status:
        event.status = status
        event.save(update_fields=["status", "updated_at"])
    return event
