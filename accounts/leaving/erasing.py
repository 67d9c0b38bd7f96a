"""Forget a person who logs in: at once, and again where it was cut short.

What is left is a row without a name: records of calls and the audit log speak of it by its id.
"""

from dataclasses import asdict

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from accounts import events
from accounts.actors import Actor
from accounts.audit.chain import seal_new
from accounts.audit.erasing import FORGOTTEN
from accounts.models import ConnectedAccount, Partner, User
from config.api.errors import Invalid


def erase(user: User, by: Actor, reason: str) -> dict[str, int]:
    """Erase everything about a person and return how many rows of each kind went. Invalid says what is in the way."""
    if hindrance := in_the_way(user):
        raise Invalid(hindrance)
    shut(user)
    seal_new()  # what an event said is sealed before it is forgotten
    partner_id = Partner.objects.filter(user=user).values_list("pk", flat=True).first()
    erased = {name: import_string(of)(user, by) for name, of in settings.PEOPLE_ERASERS.items()}
    events.record(
        FORGOTTEN,
        **asdict(by),
        user_id=user.pk,
        partner_id=partner_id,
        object_type="user",
        object_id=str(user.pk),
        data={"reason": reason, "erased": erased},
    )
    return erased


def in_the_way(user: User) -> str:
    """Say why somebody cannot be forgotten now, "" where nothing is in the way."""
    if user.is_staff or user.is_superuser:
        return f"{user.email} belongs to the staff: take that away first"
    found = (import_string(of)(user) for of in settings.PEOPLE_KEPT)
    return next(filter(None, found), "")


@transaction.atomic
def shut(user: User) -> None:
    """Let nothing work any more from now on, however long the rest takes."""
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    Partner.objects.filter(user=user).update(status=Partner.Status.DEACTIVATED)
    for session in UserSession.objects.filter(user=user):
        session.end()


def accounts_of(user: User) -> int:
    """Return how many accounts go with a person: it may take a while."""
    of_partner = ConnectedAccount.objects.filter(partner__user=user)
    return of_partner.count() + ConnectedAccount.objects.filter(user=user).count()
