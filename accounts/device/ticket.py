"""Carry a sign-in from the page that found it to the person's decision, without its code."""

from django.core import signing

from accounts.models import DeviceSignIn, User
from accounts.models.device import LIFETIME

SALT = "accounts.device.ticket"


def ticket_for(sign_in: DeviceSignIn, user: User) -> str:
    """Return a signed text that only this person can decide with."""
    return signing.dumps([str(sign_in.pk), str(user.pk)], salt=SALT)


def sign_in_of(ticket: str, user: User) -> DeviceSignIn | None:
    """Return the sign-in of a ticket, or None where it is nobody's, somebody else's or too old."""
    try:
        pk, owner = signing.loads(ticket, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    return DeviceSignIn.objects.filter(pk=pk).first() if owner == str(user.pk) else None
