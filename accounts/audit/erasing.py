"""Take out of the audit log what it says of a person; when, who and what stay, and so does the chain."""

from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.actors import Actor
from accounts.models import ChainLink, Event, Outbox, Partner, User

ERASED = (
    "erased.invalid"  # a name of nobody: no mail ever goes to the top level `invalid` (RFC 2606)
)
FORGOTTEN = "user.erased"  # the receipt: when it was, why, and how many rows


def erase(account_id: UUID) -> int:
    """Empty the events of a deleted account; return how many."""
    return emptied(Event.objects.filter(account_id=account_id))


def erase_person(user: User, by: Actor) -> int:
    """Empty the events of a person who is forgotten, and of their partner profile; return how many."""
    return emptied(of_person(user).exclude(type=FORGOTTEN))


def of_person(user: User) -> QuerySet[Event]:
    """Return the events of a person and of their partner profile."""
    partner = Partner.objects.filter(user=user).first()
    theirs = Q(user_id=user.pk) | (Q(partner_id=partner.pk) if partner else Q())
    return Event.objects.filter(theirs)


def emptied(events: QuerySet[Event]) -> int:
    Outbox.objects.filter(event__in=events).delete()
    ChainLink.objects.filter(event_id__in=events.values("pk")).update(salt="")
    return events.update(data={}, ip=None)
