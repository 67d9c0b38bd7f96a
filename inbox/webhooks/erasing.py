"""Delete what partners were told of an account that is gone."""

from uuid import UUID

from accounts.models import Event
from inbox.models import WebhookMessage

BATCH = 1_000


def erase(account_id: UUID) -> int:
    """Delete the messages of its events with their deliveries and attempts; return how many messages."""
    ids = list(Event.objects.filter(account_id=account_id).values_list("pk", flat=True))
    gone = 0
    for start in range(0, len(ids), BATCH):
        keys = [f"event:{pk}" for pk in ids[start : start + BATCH]]
        gone += (
            WebhookMessage.objects.filter(key__in=keys).delete()[1].get("inbox.WebhookMessage", 0)
        )
    return gone
