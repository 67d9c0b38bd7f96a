"""The sessions of a person: where, since when, last seen; and how they end."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.http import HttpRequest

from accounts import events
from accounts.actors import Actor
from accounts.logged_in.devices import device_of


@dataclass(frozen=True)
class LoggedIn:
    """One browser, as a person recognises it."""

    pk: int
    device: str
    ip: str
    since: datetime
    last_seen: datetime
    is_here: bool


def sessions_of(request: HttpRequest) -> list[LoggedIn]:
    """Return the sessions that still work, this one first, then the one that was seen last."""
    here = request.session.session_key
    rows = UserSession.objects.purge_and_list(request.user)
    found = [as_shown(row, here) for row in rows]
    return sorted(found, key=lambda s: (s.is_here, s.last_seen), reverse=True)


def as_shown(row: UserSession, here: str | None) -> LoggedIn:
    is_here = row.session_key == here
    device = device_of(row.user_agent)
    return LoggedIn(row.pk, device, row.ip, row.created_at, row.last_seen_at, is_here)


@transaction.atomic
def end(request: HttpRequest, pk: int) -> bool:
    """Log the person out in one other place; False if there is no such session of theirs."""
    rows = UserSession.objects.filter(user=request.user).exclude(pk=this(request))
    return end_all(request, list(rows.select_for_update().filter(pk=pk))) == 1


@transaction.atomic
def end_others(request: HttpRequest) -> int:
    """Log the person out everywhere but here, and return in how many places."""
    rows = UserSession.objects.filter(user=request.user).exclude(pk=this(request))
    return end_all(request, list(rows.select_for_update()))


def end_all(request: HttpRequest, rows: list[UserSession]) -> int:
    for row in rows:
        row.end()
        about = {"user_id": request.user.pk, **vars(Actor.user(request))}
        events.record("user.session_ended", data={"ip": row.ip}, **about)
    return len(rows)


def this(request: HttpRequest) -> int | None:
    rows = UserSession.objects.filter(session_key=request.session.session_key)
    return rows.values_list("pk", flat=True).first()
