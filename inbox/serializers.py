"""Events on the wire: under both names that public clients know their members by."""

from typing import Any

from rest_framework import serializers

from config.api.serializers import StrictSerializer, iso_milliseconds
from inbox.models import InboxEvent

LARGEST_BATCH = 500


def event_json(event: InboxEvent) -> dict[str, Any]:
    """Return an event as it is answered. Texts are never null: clients read them without looking."""
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


class StatusSerializer(StrictSerializer):
    status = serializers.ChoiceField(choices=InboxEvent.Status.choices)


class ArchiveAllSerializer(StrictSerializer):
    provider = serializers.CharField(required=False, max_length=40)
    before = serializers.DateTimeField(required=False)


class BatchSerializer(StrictSerializer):
    ids = serializers.ListField(
        child=serializers.CharField(max_length=40), allow_empty=False, max_length=LARGEST_BATCH
    )
    action = serializers.ChoiceField(choices=("read", "archive"))


class NothingSerializer(StrictSerializer):
    """A body without members."""
