"""Everything that is held about a person who logs in, piece by piece. No password, key or secret is among it."""

from collections.abc import Iterator

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from accounts.held import EVENT, Row, columns, pieces
from accounts.models import ApiKey, App, ConnectedAccount, Event, Look, Partner, User

PERSON = ("id", "email", "name", "is_active", "is_staff", "date_joined", "last_login")
KEY = ("id", "name", "kind", "live", "last_four", "created_at", "revoked_at")
KEY_USED = ("expires_at", "last_used_at", "last_used_ip")
PARTNER = ("id", "company_name", "website", "contact_email", "use_case", "status", "support_url")


def document(user: User) -> Iterator[str]:
    """Yield a JSON object with a list for each kind of row."""
    return pieces(settings.HELD_OF_PEOPLE, user)


def person(user: User) -> Iterator[Row]:
    return columns(User.objects.filter(pk=user.pk), *PERSON)


def email_addresses(user: User) -> Iterator[Row]:
    return columns(EmailAddress.objects.filter(user=user), "email", "verified", "primary")


def sign_ins(user: User) -> Iterator[Row]:
    rows = SocialAccount.objects.filter(user=user)
    return columns(rows, "provider", "uid", "date_joined", "last_login", "extra_data")


def sessions(user: User) -> Iterator[Row]:
    rows = UserSession.objects.filter(user=user)
    return columns(rows, "ip", "user_agent", "created_at", "last_seen_at")


def second_factors(user: User) -> Iterator[Row]:
    """Yield that they are there, and none of what they are made of."""
    rows = Authenticator.objects.filter(user=user)
    return columns(rows, "type", "created_at", "last_used_at")


def api_keys(user: User) -> Iterator[Row]:
    return columns(ApiKey.objects.filter(user=user).order_by("created_at"), *KEY, *KEY_USED)


def partner(user: User) -> Iterator[Row]:
    """Yield the partner profile. Its end users are other people: each account is exported by itself."""
    rows = Partner.objects.filter(user=user)
    return columns(rows, *PARTNER, "account_count", "created_at", "updated_at")


def apps(user: User) -> Iterator[Row]:
    return columns(App.objects.filter(partner__user=user), "id", "name", "status", "created_at")


def looks(user: User) -> Iterator[Row]:
    """Yield when staff looked at the person's pages; who it was and why is theirs to know."""
    return columns(Look.objects.filter(person=user), "began_at", "until", "ended_at")


def own_account(user: User) -> Iterator[Row]:
    """Yield what is held about the person's own connections, as it is told of any account."""
    for account in ConnectedAccount.objects.filter(user=user):
        yield {name: list(import_string(of)(account)) for name, of in settings.HELD.items()}


def audit_entries(user: User) -> Iterator[Row]:
    """Yield what happened to the person and what they did; the address of staff is theirs to know."""
    theirs = Q(user_id=user.pk) | Q(actor=Event.Actor.USER, actor_id=str(user.pk))
    for row in columns(Event.objects.filter(theirs).order_by("pk"), *EVENT):
        yield row | {"ip": None if row["actor"] == Event.Actor.STAFF else row["ip"]}
