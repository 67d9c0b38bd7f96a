"""Who did something, as the event log writes it."""

from dataclasses import dataclass

from django.http import HttpRequest
from rest_framework.request import Request

from accounts.models import ConnectedAccount, Event


@dataclass(frozen=True)
class Actor:
    """The columns of an event that name its doer."""

    actor: str
    actor_id: str
    ip: str | None = None

    @classmethod
    def user(cls, request: HttpRequest) -> "Actor":
        """Return the person who is logged in, acting on what is theirs."""
        return cls(Event.Actor.USER, str(request.user.pk), address_in(request))

    @classmethod
    def staff(cls, request: HttpRequest) -> "Actor":
        """Return the person who is logged in, acting on what is somebody else's."""
        return cls(Event.Actor.STAFF, str(request.user.pk), address_in(request))

    @classmethod
    def key(cls, request: Request) -> "Actor":
        """Return the key that makes the call."""
        return cls(Event.Actor.KEY, str(request.auth.pk), address_in(request))

    @classmethod
    def end_user(cls, account: ConnectedAccount, address: str | None) -> "Actor":
        """Return who consented in a browser: the person of an own account, or whom a partner knows as theirs."""
        if account.user_id:
            return cls(Event.Actor.USER, str(account.user_id), address)
        return cls(Event.Actor.END_USER, str(account.pk), address)


def address_in(request: HttpRequest | Request) -> str | None:
    """Return the caller's address; a socket of the machine itself has none."""
    return request.META.get("REMOTE_ADDR") or None
