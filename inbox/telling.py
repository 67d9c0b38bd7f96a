"""An event as it is told: under both names that public clients know its members by."""

from typing import Any

from config.api.serializers import iso_milliseconds
from inbox.models import InboxEvent


def event_json(event: InboxEvent) -> dict[str, Any]:
    """Return an event as every answer holds it. Texts are never null: clients read them without looking."""
    received = iso_milliseconds(event.received_at)
    return {
        "id": event.public_id,
        "account_id": event.account.external_id,
        "provider": event.provider,
        "service": event.service,
        "type": event.type,
        "event_type": event.type,
        "summary": event.summary,
        "payload": event.payload,
        "status": event.status,
        "provider_event_id": event.provider_event_id,
        "created_at": received,
        "received_at": received,
        "updated_at": iso_milliseconds(event.updated_at),
    }
