"""The life of a device sign-in: start, approve or deny, give the key once."""

from dataclasses import dataclass, field

from django.db import transaction

from accounts import keys
from accounts.actors import Actor
from accounts.device import codes
from accounts.device.errors import AccessDenied, AuthorizationPending, ExpiredToken
from accounts.issuing import issue
from accounts.models import ApiKey, DeviceSignIn, Event

Status = DeviceSignIn.Status


@dataclass(frozen=True)
class Started:
    """The codes of a sign-in that was just started: the only moment at which their text exists here."""

    device_code: str = field(repr=False)
    user_code: str = field(repr=False)


def start(client_name: str, user_agent: str, ip: str | None) -> Started:
    """Make a sign-in and return its two codes."""
    started = Started(codes.new_device_code(), codes.new_user_code())
    DeviceSignIn.objects.create(
        device_digest=codes.digest(started.device_code),
        user_digest=codes.digest(started.user_code),
        client_name=readable(client_name)[:100],
        user_agent=readable(user_agent)[:300],
        ip=ip,
    )
    return started


def readable(text: str) -> str:
    """Drop what could hide or turn round the words that the person decides by."""
    return "".join(letter for letter in text if letter.isprintable()).strip()


def find_by_user_code(user_code: str) -> DeviceSignIn | None:
    """Return the sign-in that was started with this code, unless its time is over."""
    found = DeviceSignIn.objects.filter(user_digest__in=keys.digests_of(user_code)).first()
    return None if found is None or found.is_overdue else found


def give_key(device_code: str, ip: str | None) -> str:
    """Return the approved key's text, this once; raise what else there is to say."""
    sign_in = find_by_device_code(device_code)
    if sign_in.status == Status.PENDING:
        raise AuthorizationPending()
    if sign_in.status == Status.DENIED or not sign_in.user.is_active:
        raise AccessDenied()
    return issue_once(sign_in, ip)


def find_by_device_code(device_code: str) -> DeviceSignIn:
    """Return the sign-in of a device, or raise 410 where its time is over or nobody knows the code."""
    known = DeviceSignIn.objects.select_related("user__partner")
    found = known.filter(device_digest__in=keys.digests_of(device_code)).first()
    if found is None or found.is_overdue:
        raise ExpiredToken()
    return found


@transaction.atomic
def issue_once(sign_in: DeviceSignIn, ip: str | None) -> str:
    """Make the key only now, so that its text is never kept; a second poll finds it given."""
    if not sign_in.move(Status.APPROVED, Status.GIVEN):
        raise ExpiredToken()
    by = Actor(Event.Actor.USER, str(sign_in.user_id), ip)
    _, raw = issue(sign_in.user, ApiKey.Kind.PERSONAL, sign_in.key_name, by)
    return raw
