"""Put an event into the inbox, once, however often the provider delivers it."""

from dataclasses import asdict, dataclass, field
from typing import Any

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
    told = asdict(happened) | {"summary": happened.summary[:LONGEST_SUMMARY]}
    delivery = {name: told.pop(name) for name in ("provider", "provider_event_id")}
    event, is_new = InboxEvent.objects.get_or_create(
        account=account, **delivery, defaults={"partner_id": account.partner_id, **told}
    )
    return event if is_new else None
