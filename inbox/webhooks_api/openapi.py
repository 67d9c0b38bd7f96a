"""What this server sends, in the `webhooks` part of the OpenAPI document: made from the types of events."""

from typing import Any

from config.api.openapi.operation import JSON
from config.api.openapi.success import an_object
from config.api.openapi.types import TEXT, TIME, said
from inbox.webhooks.event_types import EVENT_TYPES
from inbox.webhooks.event_types.spec import VERSION, EventType
from inbox.webhooks.signing import ID, SIGNATURE, TIMESTAMP
from inbox.webhooks_api.answers import DELIVERY_EXAMPLE

HEADERS = {
    ID: "The message's id: the same for every attempt. Use it to take each message once.",
    TIMESTAMP: "Seconds since 1970. Refuse what is older than five minutes.",
    SIGNATURE: "`v1,` and a base64 HMAC-SHA256 over `id.timestamp.body`; several, parted by spaces, while secrets "
    "are rotated.",
}


def add_webhooks(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Add them to the document (a hook of the generator)."""
    return result | {"webhooks": {name: {"post": told(each)} for name, each in EVENT_TYPES.items()}}


def told(event_type: EventType) -> dict[str, Any]:
    """Return the request that tells of one type of event."""
    content = {"schema": body_of(event_type), "example": example_of(event_type)}
    return {
        "operationId": event_type.name.replace(".", "_"),
        "summary": event_type.description,
        "parameters": [header(name, text) for name, text in HEADERS.items()],
        "requestBody": {"required": True, "content": {JSON: content}},
        "responses": {"2XX": {"description": "Taken. Anything else is tried again; 410 ends it."}},
    }


def header(name: str, text: str) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": True, "description": text, "schema": TEXT}


def body_of(event_type: EventType) -> dict[str, Any]:
    members = {
        "id": said(TEXT, "The message's id, `webhook-id`."),
        "type": {"const": event_type.name},
        "timestamp": said(TIME, "When it happened."),
        "version": {"const": VERSION},
        "data": event_type.schema,
        "test": {"const": True, "description": "There in tests alone."},
    }
    return an_object(members, optional=("test",))


def example_of(event_type: EventType) -> dict[str, Any]:
    return {
        "id": DELIVERY_EXAMPLE["message_id"],
        "type": event_type.name,
        "timestamp": DELIVERY_EXAMPLE["created_at"],
        "version": VERSION,
        "data": event_type.example,
    }
