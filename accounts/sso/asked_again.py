"""Prove again who one is by logging in at the provider anew."""

import time
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User
from accounts.sso.linking import links_of
from accounts.sso.refusals import NotAskedAgain, OtherPerson

METHOD = "socialaccount"  # allauth's name of it in the session
LEEWAY = 30  # seconds that clocks may differ


def ways_to_ask(user: User) -> list[dict[str, Any]]:
    """Return the question as allauth lists them, if the person is connected."""
    if not links_of(user).exists():
        return []
    words = f"Log in again with {settings.SSO.name}"
    return [{"id": "sso", "description": words, "url": reverse("sso_again")}]


def prove(request: HttpRequest, claims: dict[str, Any], begun_at: float) -> None:
    """Note that the person is here now. Raises OtherPerson or NotAskedAgain."""
    if not links_of(request.user).filter(uid=claims["sub"]).exists():
        raise OtherPerson("asked again: another sub")
    if asked_at(claims, or_else=0) < begun_at - LEEWAY:
        raise NotAskedAgain("asked again: auth_time is missing or old")
    record_authentication(request, request.user, METHOD, reauthenticated=True)


def date_back(request: HttpRequest, claims: dict[str, Any]) -> None:
    """Let a log-in count from when the provider asked: its session may be days old, and anybody at the screen."""
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or []
    if records and records[-1]["method"] == METHOD:
        last = records[-1]
        dated = last | {"at": min(last["at"], asked_at(claims, or_else=last["at"]))}
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [*records[:-1], dated]


def asked_at(claims: dict[str, Any], or_else: float) -> float:
    """Return when the provider last asked for a proof, in seconds; not later than now."""
    said = claims.get("auth_time")
    return min(float(said), time.time()) if isinstance(said, int | float) else or_else
