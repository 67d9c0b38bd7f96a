"""Append to the event log, in the caller's transaction. This is how lower layers speak upwards."""

from typing import Any

from accounts.models import ConnectedAccount, Event, Outbox
from config.api.request_id import current_request_id

# What partners can be told of by webhooks. `inbox.event` comes straight from the inbox.
TOLD_OUTSIDE = frozenset(
    {
        "account.created",
        "account.updated",
        "account.deleted",
        "integration.connected",
        "integration.disconnected",
        "integration.expired",
        "integration.revoked",
        "integration.recovered",
        "integration.scopes_changed",
        "key.created",
        "key.revoked",
        "usage.threshold",
    }
)


def record(
    event_type: str,
    *,
    data: dict[str, Any] | None = None,
    external_id: str = "",
    live: bool = True,
    **about: Any,
) -> Event:
    """Append one event; `about` are columns of Event (actor, user_id, partner_id, object_id …).

    What partners are told of is put into the outbox with it; `external_id` is their name of the account. What is
    not `live` is of test mode, and told there.
    """
    event = Event.objects.create(
        type=event_type, data=data or {}, request_id=current_request_id(), **about
    )
    if event.partner_id and event_type in TOLD_OUTSIDE:
        Outbox.objects.create(event=event, external_id=external_id, live=live)
    return event


def record_of_account(event_type: str, account: ConnectedAccount, **about: Any) -> Event:
    """Append an event about an account or something that belongs to it."""
    return record(
        event_type,
        external_id=account.external_id or "",
        live=account.live,
        partner_id=account.partner_id,
        user_id=account.user_id,
        account_id=account.pk,
        **about,
    )
