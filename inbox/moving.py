"""Move events between unread, read and archived."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import ApiKey
from inbox.models import InboxEvent

Status = InboxEvent.Status
WRITING = "inbox:write"
BATCH = 5_000  # rows of one short transaction


def move(events: QuerySet[InboxEvent], status: str, most: int | None = None) -> int:
    """Give events a status, a batch at a time, `most` of them or a few more; return how many had another one."""
    others = [each for each in Status.values if each != status]
    left, moved = events.filter(status__in=others).order_by().values_list("pk", flat=True), 0
    while (most is None or moved < most) and (batch := list(left[:BATCH])):
        changed = InboxEvent.objects.filter(pk__in=batch)
        moved += changed.update(status=status, updated_at=timezone.now())
    return moved


def move_one(event: InboxEvent, status: str) -> InboxEvent:
    """Give one event a status, unless it has it."""
    if event.status != status:
        event.status = status
        event.save(update_fields=["status", "updated_at"])
    return event


def look_at(event: InboxEvent, key: ApiKey) -> InboxEvent:
    """Make an unread event read, unless the key may only look."""
    may_change = key.allows(WRITING) and not key.is_read_only
    return move_one(event, Status.READ) if event.status == Status.UNREAD and may_change else event


def archive_all(
    events: QuerySet[InboxEvent], provider: str | None = None, before: datetime | None = None
) -> int:
    """Archive events, of one provider or from before a moment where that is asked; return how many were not."""
    if provider:
        events = events.filter(provider=provider)
    return move(events.filter(received_at__lt=before or timezone.now()), Status.ARCHIVED)


def mark(events: QuerySet[InboxEvent], ids: Iterable[str], action: str) -> int:
    """Archive the events with these ids, or mark those as read that are unread: what is archived stays so."""
    named = events.filter(public_id__in=ids)
    if action == "archive":
        return move(named, Status.ARCHIVED)
    return move(named.filter(status=Status.UNREAD), Status.READ)
