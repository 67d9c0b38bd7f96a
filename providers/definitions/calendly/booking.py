"""Calendly's tools that book, cancel and tell who did not come."""

from providers.definitions.calendly.api import OURS, UUID
from providers.definitions.calendly.parameters import EVENT_ID, EVENT_TYPE, named
from providers.definitions.calendly.quirks import identifiers
from providers.params import array, obj, text
from providers.spec import Tool

INVITEE_URI = f"{OURS}/scheduled_events/{UUID}/invitees/"

BOOKING = (
    Tool(
        name="calendly_book_event",
        description="Book an event of an event type of Calendly for somebody.",
        permission="calendly.manage",
        route="POST calendly/invitees",
        upstream="POST /invitees",
        params=(
            EVENT_TYPE,
            text("start_time", "An available time (ISO 8601)", required=True, to=""),
            obj(
                "invitee",
                "Who comes: `email`, `timezone`, and `name` or `first_name` and `last_name`",
                required=True,
                schema={
                    "type": "object",
                    "properties": {
                        "name": {"type": "string"},
                        "first_name": {"type": "string"},
                        "last_name": {"type": "string"},
                        "email": {"type": "string"},
                        "timezone": {"type": "string"},
                        "text_reminder_number": {"type": "string"},
                    },
                    "required": ["email", "timezone"],
                    "anyOf": [{"required": ["name"]}, {"required": ["first_name"]}],
                    "additionalProperties": False,
                },
            ),
            obj("location", "Where, if the event type leaves a choice: `kind` and `location`"),
            array(
                "questions_and_answers",
                "Answers: `question`, `answer` and `position` of each",
                items="object",
            ),
            array(
                "event_guests",
                "E-mail addresses of further guests",
                schema={"type": "array", "items": {"type": "string"}, "maxItems": 10},
            ),
        ),
        build_request=identifiers.booking,
        example={
            "event_type": "ET0000000000000001",
            "start_time": "2030-03-05T10:00:00Z",
            "invitee": {
                "name": "Aiko Tanaka",
                "email": "aiko@northwind.example",
                "timezone": "Europe/Lisbon",
            },
        },
    ),
    Tool(
        name="calendly_cancel_event",
        description="Cancel a scheduled event of Calendly and tell its invitees.",
        permission="calendly.manage",
        route="POST calendly/events/{id}/cancellation",
        upstream="POST /scheduled_events/{uuid}/cancellation",
        params=(
            EVENT_ID,
            text(
                "reason",
                "What the invitees are told",
                schema={"type": "string", "maxLength": 10000},
            ),
        ),
        build_request=identifiers.in_path,
        example={"id": "EV0000000000000002", "reason": "The harbour is closed that day."},
    ),
    Tool(
        name="calendly_mark_no_show",
        description="Mark an invitee of Calendly who did not come.",
        permission="calendly.manage",
        route="POST calendly/invitee-no-shows",
        upstream="POST /invitee_no_shows",
        params=(
            text(
                "invitee",
                "The invitee's URI, or the UUID beside `event`",
                required=True,
                to="",
                schema={"type": "string", "pattern": f"^({INVITEE_URI})?{UUID}$"},
            ),
            named("event", "The event that a UUID is an invitee of", "scheduled_events", to=""),
        ),
        build_request=identifiers.no_show,
        example={"invitee": "IN0000000000000001", "event": "EV0000000000000001"},
    ),
)
