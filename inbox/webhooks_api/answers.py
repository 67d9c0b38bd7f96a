"""What is answered about webhooks, as JSON Schemas."""

from typing import Any

from config.api.openapi.success import a_list, an_object
from config.api.openapi.types import COUNT, FLAG, OBJECT, TEXT, TIME, URL, UUID, or_null, said
from config.api.openapi.types import one_of as one_of_words
from inbox.models import WebhookAttempt, WebhookDelivery, WebhookEndpoint
from inbox.webhooks.event_types import CHOOSABLE, EVENT_TYPES, TEST

TYPE = one_of_words(EVENT_TYPES)
TYPES = a_list(one_of_words(CHOOSABLE), description="Empty: all of them, with those still to come.")
STATUS = one_of_words(WebhookDelivery.Status.values)
OFF = one_of_words([*WebhookEndpoint.Off.values, ""], "Why it is off; empty while it is on.")
SECRET = said(TEXT, "`whsec_…`, told only this once.")

ENDPOINT: dict[str, Any] = {
    "id": UUID,
    "url": URL,
    "description": TEXT,
    "event_types": TYPES,
    "is_enabled": FLAG,
    "off_reason": OFF,
    "disabled_at": or_null(TIME),
    "failing_since": said(
        or_null(TIME),
        "After five days of it the next message that is given up switches the endpoint off.",
    ),
    "last_success_at": or_null(TIME),
    "former_secret_until": said(or_null(TIME), "How long the former secret signs as well."),
    "created_at": TIME,
    "updated_at": TIME,
}
ENDPOINT_EXAMPLE: dict[str, Any] = {
    "id": "0198c0de-5a5a-4000-8000-000000000010",
    "url": "https://hooks.example.com/patchbay",
    "description": "Production",
    "event_types": ["integration.expired", "inbox.event"],
    "is_enabled": True,
    "off_reason": "",
    "disabled_at": None,
    "failing_since": None,
    "last_success_at": "2026-02-25T12:05:00.000Z",
    "former_secret_until": None,
    "created_at": "2026-02-25T12:00:00.000Z",
    "updated_at": "2026-02-25T12:00:00.000Z",
}
SECRET_EXAMPLE = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="  # noqa: S105 - an example

ATTEMPT = an_object(
    {
        "number": COUNT,
        "trigger": one_of_words(WebhookAttempt.Trigger.values),
        "at": TIME,
        "status_code": said(or_null(COUNT), "null: no answer came, and `problem` says why."),
        "problem": TEXT,
        "answer": said(TEXT, "The first 1,000 characters of what your server answered."),
        "milliseconds": COUNT,
    },
    title="WebhookAttempt",
)
ATTEMPT_EXAMPLE: dict[str, Any] = {
    "number": 1,
    "trigger": "automatic",
    "at": "2026-02-25T12:05:01.000Z",
    "status_code": 200,
    "problem": "",
    "answer": "ok",
    "milliseconds": 84,
}
DELIVERY: dict[str, Any] = {
    "id": UUID,
    "endpoint_id": UUID,
    "message_id": said(TEXT, "`webhook-id` of the request: the same for every attempt."),
    "type": TYPE,
    "status": STATUS,
    "attempts": said(COUNT, "Since it began, or was sent again."),
    "last_status_code": or_null(COUNT),
    "last_problem": TEXT,
    "next_attempt_at": or_null(TIME),
    "delivered_at": or_null(TIME),
    "created_at": TIME,
}
DELIVERY_EXAMPLE: dict[str, Any] = {
    "id": "0198c0de-5a5a-4000-8000-000000000011",
    "endpoint_id": ENDPOINT_EXAMPLE["id"],
    "message_id": "msg_5b0e8f0c2d7a4b1f9e6c3a8d",
    "type": "inbox.event",
    "status": "delivered",
    "attempts": 1,
    "last_status_code": 200,
    "last_problem": "",
    "next_attempt_at": None,
    "delivered_at": "2026-02-25T12:05:01.000Z",
    "created_at": "2026-02-25T12:05:00.000Z",
}
IN_FULL = {
    "body": said(TEXT, "What is sent, byte for byte."),
    "tries": a_list(ATTEMPT, description="Newest first, 50 at most."),
}
EVENT_TYPE = an_object(
    {
        "type": TYPE,
        "version": TEXT,
        "description": TEXT,
        "schema": said(OBJECT, "JSON Schema of `data`."),
        "example": OBJECT,
    },
    title="WebhookEventType",
)
EVENT_TYPE_EXAMPLE: dict[str, Any] = {
    "type": TEST,
    "version": "1",
    "description": EVENT_TYPES[TEST].description,
    "schema": EVENT_TYPES[TEST].schema,
    "example": EVENT_TYPES[TEST].example,
}
