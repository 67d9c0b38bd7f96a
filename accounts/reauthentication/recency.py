"""How long ago a person proved who they are."""

import time

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpRequest


def proved_recently(request: HttpRequest) -> bool:
    """Say whether the log-in, or the last time they were asked, is within the timeout (10 minutes)."""
    last = get_authentication_records(request, request.user)[-1:]
    return any(time.time() - r["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT for r in last)


def proved_twice(request: HttpRequest) -> bool:
    """Say whether a second factor was shown in this session; a passkey alone is two in one."""
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


def ask_unless_recent(request: HttpRequest) -> None:
    """Raise what leads to the question, and back to this page with its form."""
    if not proved_recently(request) and get_adapter().get_reauthentication_methods(request.user):
        raise ReauthenticationRequired
