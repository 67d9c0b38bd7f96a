"""Whose account a sign-on is: the one that it is connected to, else at most one with the same proved address."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from accounts.models import User


def links_of(user: User) -> Any:
    """Return the sign-ins of a person that work today: those of the issuer in the settings."""
    issuer = settings.SSO.issuer if settings.SSO else ""
    return SocialAccount.objects.filter(user_id=user.pk, provider=issuer)


def vouches(claims: dict[str, Any]) -> bool:
    """Say whether the provider confirms the address; some write the word instead of the value."""
    said = claims.get("email_verified")
    return said is True or said == "true"


def person_with(address: str) -> User | None:
    """Return who has this address, as theirs or as one that they added."""
    found = User.objects.filter(email=address.lower()).first()
    added = EmailAddress.objects.filter(email__iexact=address, verified=True)
    return found or next((row.user for row in added.select_related("user")), None)


def may_be_linked(user: User, address: str) -> bool:
    """Say whether a confirmed address alone may connect: it is proved here too, or nobody was here yet."""
    if not user.is_active or links_of(user).exists():
        return False
    proved = EmailAddress.objects.filter(user=user, email__iexact=address, verified=True)
    return proved.exists() or is_untouched(user)


def is_untouched(user: User) -> bool:
    """Say whether nobody could ever log in to it: staff made it for somebody to come."""
    return not user.has_usable_password() and user.last_login is None


@transaction.atomic
def link(request: HttpRequest, login: SocialLogin, user: User, address: str) -> None:
    """Connect, and note that the address is proved."""
    rows = EmailAddress.objects.filter(user=user)
    if not rows.filter(email__iexact=address).update(verified=True):
        first = not rows.filter(primary=True).exists()
        rows.create(user=user, email=address.lower(), verified=True, primary=first)
    login.connect(request, user)
