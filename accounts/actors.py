"""Who did something, as the event log writes it."""

from dataclasses import dataclass

from django.http import HttpRequest

from accounts.models import Event


@dataclass(frozen=True)
class Actor:
    """The columns of an event that name its doer."""

    actor: str
    actor_id: str
    ip: str | None = None

    @classmethod
    def user(cls, request: HttpRequest) -> "Actor":
        """Return the person who is logged in, acting on what is theirs."""
        return cls(Event.Actor.USER, str(request.user.pk), request.META.get("REMOTE_ADDR") or None)

    @classmethod
    def staff(cls, request: HttpRequest) -> "Actor":
        """Return the person who is logged in, acting on what is somebody else's."""
        return cls(Event.Actor.STAFF, str(request.user.pk), request.META.get("REMOTE_ADDR") or None)
