"""Switch endpoints on and off, each with its event in the same transaction."""

from django.db import transaction
from django.utils import timezone

from accounts.actors import Actor
from accounts.models import Event
from config.api.errors import Invalid
from inbox.models import WebhookEndpoint
from inbox.webhooks.endpoints import locked
from inbox.webhooks.recording import record

Off = WebhookEndpoint.Off


@transaction.atomic
def switch(endpoint: WebhookEndpoint, on: bool, by: Actor, reason: str = "") -> bool:
    """Switch it on or off; say whether it was otherwise. What waits for it goes on when it is on again.

    Raises 400 where staff switched it off and somebody else wants it on.
    """
    row = locked(endpoint)
    if row.is_enabled == on:
        return False
    if on and row.off_reason == Off.BY_STAFF and by.actor != Event.Actor.STAFF:
        raise Invalid("It was switched off by the people who run this server: ask them")
    set_switch(row, on, "" if on else reason_of(by))
    said = {"reason": reason} if reason else {}
    record("webhook.switched", row, by, now="on" if on else "off", **said)
    endpoint.refresh_from_db()
    return True


def reason_of(by: Actor) -> str:
    return Off.BY_STAFF if by.actor == Event.Actor.STAFF else Off.BY_PARTNER


def set_switch(row: WebhookEndpoint, on: bool, reason: str) -> None:
    """Write how it stands; one that is switched on begins without a past."""
    row.is_enabled, row.off_reason = on, reason
    row.disabled_at, row.told_at = None if on else timezone.now(), None
    if on:
        row.failing_since = row.slow_since = None
    row.save()
