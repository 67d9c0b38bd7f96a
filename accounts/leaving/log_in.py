"""Forget how a person logged in, from where, and what their programs called with."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from accounts.actors import Actor
from accounts.models import ApiKey, DeviceSignIn, Look, User

KEPT_BY = {
    EmailAddress: "user",
    SocialAccount: "user",
    Authenticator: "user",
    UserSession: "user",
    DeviceSignIn: "user",
    Look: "person",
}


def erase(user: User, by: Actor) -> int:
    """Delete addresses, sign-ins, second factors, sessions, devices and looks; return how many."""
    rows = (model.objects.filter(**{name: user}) for model, name in KEPT_BY.items())
    return sum(each.delete()[0] for each in rows)


def erase_keys(user: User, by: Actor) -> int:
    """Delete all API keys; records of calls go on naming their ids."""
    return ApiKey.objects.filter(user=user).delete()[0]
