"""What is done to an account on a page, in the event log."""

from dataclasses import asdict

from django.http import HttpRequest

from accounts import events
from accounts.actors import Actor
from accounts.models import ConnectedAccount


def note(event_type: str, account: ConnectedAccount, request: HttpRequest) -> None:
    """Append the event with the person who did it."""
    data = {"external_id": account.external_id}
    events.record_of_account(event_type, account, **asdict(Actor.user(request)), data=data)
