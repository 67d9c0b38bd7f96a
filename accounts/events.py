"""Append to the event log, in the caller's transaction. This is how lower layers speak upwards."""

from typing import Any

from accounts.models import ConnectedAccount, Event
from config.api.request_id import current_request_id


def record(event_type: str, *, data: dict[str, Any] | None = None, **about: Any) -> Event:
    """Append one event; `about` are columns of Event (actor, user_id, partner_id, object_id …)."""
    return Event.objects.create(
        type=event_type, data=data or {}, request_id=current_request_id(), **about
    )


def record_of_account(event_type: str, account: ConnectedAccount, **about: Any) -> Event:
    """Append an event about an account or something that belongs to it."""
    return record(
        event_type,
        partner_id=account.partner_id,
        user_id=account.user_id,
        account_id=account.pk,
        **about,
    )
