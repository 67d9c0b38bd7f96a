"""The ways in that a person has; one must remain."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from accounts.models import User
from accounts.second_factor.state import second_factors_of
from accounts.sso.linking import links_of


def way_remains(user: User, without: SocialAccount) -> bool:
    """Say whether a person can still log in without this sign-in."""
    if links_of(user).exclude(pk=without.pk).exists():
        return True
    if settings.SSO and settings.SSO.only:
        return False
    return user.has_usable_password() or any(
        logs_in(passkey) for passkey in second_factors_of(user).passkeys
    )


def logs_in(passkey: Authenticator) -> bool:
    """Say whether a passkey is enough by itself; one that is not is a second step after the password."""
    return bool(passkey.wrap().is_passwordless)
