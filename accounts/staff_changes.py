"""What staff change about people by hand, each as an event of whomever it is about."""

from dataclasses import asdict

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import transaction

from accounts import events
from accounts.actors import Actor
from accounts.models import User


def record(event_type: str, user: User, by: Actor, reason: str, **data: object) -> None:
    """Append an event about a person; it shows in their audit log, and in their partner profile's."""
    partner = getattr(user, "partner", None)
    events.record(
        event_type,
        **asdict(by),
        user_id=user.pk,
        partner_id=partner and partner.pk,
        object_type="user",
        object_id=str(user.pk),
        data=data | {"reason": reason},
    )


@transaction.atomic
def verify(address: EmailAddress, by: Actor, reason: str) -> bool:
    """Take an address as the person's own without a mail; False if it is already, or is somebody else's."""
    verified = not address.verified and address.set_verified()
    if verified:
        record("user.email_verified", address.user, by, reason)
    return bool(verified)


@transaction.atomic
def log_out(session: UserSession, by: Actor, reason: str) -> bool:
    """End a log-in of somebody; False if it is gone already."""
    if not UserSession.objects.filter(pk=session.pk).exists():
        return False
    session.end()
    record("user.session_ended", session.user, by, reason, ip=session.ip)
    return True
