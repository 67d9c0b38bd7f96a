"""Begin and end a look, each with its event in the person's audit log."""

from dataclasses import asdict
from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from accounts import events
from accounts.actors import Actor
from accounts.models import Event, Look, User

LASTS = timedelta(minutes=15)
PERMISSION = "accounts.look_at_pages"
IN_SESSION = "look"


@transaction.atomic
def begin(request: HttpRequest, person: User, reason: str) -> Look:
    """Let whoever is logged in look at the pages of a person; one look at a time.

    The session gets a new key, so that one that was planted before the look never carries it.
    """
    for left_open in Look.objects.filter(staff=request.user, ended_at=None):
        end(left_open)
    now = timezone.now()
    look = Look.objects.create(
        staff=request.user, person=person, reason=reason, began_at=now, until=now + LASTS
    )
    request.session.cycle_key()
    request.session[IN_SESSION] = look.pk
    record("user.looked_at", look, Actor.staff(request), until=look.until.isoformat())
    return look


@transaction.atomic
def end(look: Look) -> bool:
    """End a look now, or at its time if that is over; False if it has ended already."""
    now = min(timezone.now(), look.until)
    ended = Look.objects.filter(pk=look.pk, ended_at=None).update(ended_at=now)
    if ended:
        record("user.looked_away", look, Actor(Event.Actor.STAFF, str(look.staff_id)))
    return bool(ended)


def end_overdue() -> int:
    """End the looks whose time is over and that nobody ended (worker job); return how many."""
    overdue = Look.objects.filter(ended_at=None, until__lte=timezone.now())
    return sum(end(look) for look in overdue.select_related("person__partner"))


def record(event_type: str, look: Look, by: Actor, **data: str) -> None:
    partner = getattr(look.person, "partner", None)
    events.record(
        event_type,
        **asdict(by),
        user_id=look.person_id,
        partner_id=partner and partner.pk,
        object_type="user",
        object_id=str(look.person_id),
        data=data | {"reason": look.reason},
    )
