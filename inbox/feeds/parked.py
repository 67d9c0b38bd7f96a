"""Arrivals that were about nobody, or that no provider helped with: kept for a while, and tried again on request."""

from dataclasses import asdict

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts import events
from accounts.actors import Actor
from inbox.models import Arrival

Status = Arrival.Status
AGAIN = (Status.PARKED, Status.FAILED)


def parked() -> QuerySet[Arrival]:
    return Arrival.objects.filter(status=Status.PARKED)


def number() -> int:
    """Return how many are parked (a line of /metrics)."""
    return parked().count()


def try_again(arrival: Arrival, by: Actor, reason: str) -> bool:
    """Let the worker try an arrival anew, for a day if need be; say whether it was one to be tried."""
    now = timezone.now()
    with transaction.atomic():
        rows = Arrival.objects.filter(pk=arrival.pk, status__in=AGAIN)
        changes = {"status": Status.WAITING, "due_at": now, "attempts": 0, "problem": ""}
        if not rows.update(**changes):
            return False
        events.record(
            "inbox.tried_again",
            **asdict(by),
            object_type="arrival",
            object_id=str(arrival.pk),
            data={"provider": arrival.provider, "feed": arrival.feed, "reason": reason},
        )
    return True
