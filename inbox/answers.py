"""What is answered about events, as JSON Schemas."""

from typing import Any

from config.api.openapi.success import an_object
from config.api.openapi.types import OBJECT, TEXT, TIME, one_of, or_null, said
from inbox.models import InboxEvent

STATUS = one_of(InboxEvent.Status.values)
MEMBERS: dict[str, Any] = {
    "id": said(TEXT, "`evt_…`"),
    "account_id": said(or_null(TEXT), "The account's `external_id`; null for one's own account."),
    "provider": TEXT,
    "service": TEXT,
    "type": said(TEXT, "What happened, such as `email.received`."),
    "event_type": said(TEXT, "The same as `type`."),
    "summary": said(TEXT, "One sentence for people."),
    "payload": said(OBJECT, "What is known of it, without secrets."),
    "status": STATUS,
    "provider_event_id": said(TEXT, "The provider's own id of the delivery."),
    "created_at": said(TIME, "The same as `received_at`."),
    "received_at": TIME,
    "updated_at": TIME,
}
EVENT = an_object(MEMBERS, title="InboxEvent")
EXAMPLE: dict[str, Any] = {
    "id": "evt_5b0e8f0c2d7a4b1f9e6c3a8d",
    "account_id": "user-123",
    "provider": "google",
    "service": "gmail",
    "type": "email.received",
    "event_type": "email.received",
    "summary": "Mail from Ada: Launch plan",
    "payload": {"from": "ada@example.com", "subject": "Launch plan"},
    "status": "unread",
    "provider_event_id": "18c2f0a7",
    "created_at": "2026-02-25T12:05:00.000Z",
    "received_at": "2026-02-25T12:05:00.000Z",
    "updated_at": "2026-02-25T12:05:00.000Z",
}
