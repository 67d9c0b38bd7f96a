"""The body of a message: made once, the same bytes for every endpoint and every attempt."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts.models import Event
from config.api.serializers import iso_milliseconds
from inbox.models import InboxEvent
from inbox.webhooks.event_types import EVENT_TYPES
from inbox.webhooks.event_types.spec import VERSION

OBJECTS = {"integration": "integration_id", "api_key": "key_id"}


def body_of(message_id: str, event_type: str, at: datetime, data: Any, **more: Any) -> str:
    """Return the JSON text. ASCII alone: it is the same bytes in whatever way a receiver reads it."""
    told = {
        "id": message_id,
        "type": event_type,
        "timestamp": iso_milliseconds(at),
        "version": VERSION,
        "data": data,
    }
    return json.dumps(told | more, separators=(",", ":"))


def data_of(event: Event, external_id: str) -> dict[str, Any]:
    """Return what is told of an event of the log: what the schema of its type names, and no more."""
    about: dict[str, Any] = {"app_id": event.app_id or None}
    if external_id:
        about |= {"account_id": external_id, "id": str(event.account_id)}
    if name := OBJECTS.get(event.object_type):
        about[name] = event.object_id
    return shaped(event.data | about, EVENT_TYPES[event.type].schema)


def data_of_inbox(event: InboxEvent) -> dict[str, Any]:
    """Return what is told of an event of the inbox."""
    names = ("provider", "service", "type", "summary", "payload", "provider_event_id")
    return {
        "id": event.public_id,
        "account_id": event.account.external_id,
        **{name: getattr(event, name) for name in names},
        "received_at": iso_milliseconds(event.received_at),
    }


def shaped(value: Any, schema: Mapping[str, Any]) -> Any:
    """Return a value with the members that its schema names, and times in the form all answers have."""
    if schema.get("format") == "date-time" and value:
        return iso_milliseconds(datetime.fromisoformat(value))
    if "properties" not in schema:
        return value
    members = schema["properties"].items()
    return {name: shaped(value[name], its) for name, its in members if name in value}
