"""Put an event into the inbox, once, however often the provider delivers it."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import ConnectedAccount
from inbox.models import InboxEvent

LONGEST_SUMMARY = 500


@dataclass(frozen=True)
class Happened:
    """What a provider told: under our names, with what of it is worth keeping."""

    provider: str
    service: str
    type: str
    summary: str
    provider_event_id: str
    payload: dict[str, Any] = field(default_factory=dict)


def keep(account: ConnectedAccount, happened: Happened) -> InboxEvent | None:
    """Return the event, or None where the account has it already."""
    fields = asdict(happened) | {"summary": happened.summary[:LONGEST_SUMMARY]}
    try:
        with transaction.atomic():
            return InboxEvent.objects.create(
                account=account, partner_id=account.partner_id, **fields
            )
    except IntegrityError:
        return None
