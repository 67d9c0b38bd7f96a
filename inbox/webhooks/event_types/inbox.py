"""What came into the inbox of an account."""

from config.api.openapi.types import OBJECT, TEXT, TIME, said
from inbox.webhooks.event_types.spec import ACCOUNT_ID, PROVIDER, EventType, told

TYPES = (
    EventType(
        "inbox.event",
        "Something happened at a provider: a mail came, an issue was opened.",
        told(
            {
                "id": said(TEXT, "The event's id in the inbox, `evt_…`."),
                "account_id": ACCOUNT_ID,
                "provider": PROVIDER,
                "service": TEXT,
                "type": said(TEXT, "What happened, such as `email.received`."),
                "summary": said(TEXT, "One sentence for people."),
                "payload": said(OBJECT, "What is known of it, without secrets."),
                "provider_event_id": said(TEXT, "The provider's own id of the delivery."),
                "received_at": TIME,
            }
        ),
        {
            "id": "evt_5b0e8f0c2d7a4b1f9e6c3a8d",
            "account_id": "user-123",
            "provider": "google",
            "service": "gmail",
            "type": "email.received",
            "summary": "Mail from Ada: Launch plan",
            "payload": {"from": "ada@example.com", "subject": "Launch plan"},
            "provider_event_id": "18c2f0a7",
            "received_at": "2026-02-25T12:05:00.000Z",
        },
    ),
)
