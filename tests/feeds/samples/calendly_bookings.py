"""Somebody booked (https://developer.calendly.com/api-docs/webhook-payload), signed with the subscription's own key."""

import hmac
import json
from hashlib import sha256

from tests.feeds.samples import Sample

MEETING = "https://api.calendly.com/scheduled_events/EV0001"
INVITEE = f"{MEETING}/invitees/IN0001"
BODY = {
    "event": "invitee.created",
    "created_at": "2026-11-20T14:00:00.000000Z",
    "created_by": "https://api.calendly.com/users/US0000000000000001",
    "payload": {
        "uri": INVITEE,
        "event": MEETING,
        "name": "Ada Byron",
        "email": "ada@byron.example",
        "timezone": "Europe/London",
        "status": "active",
        "rescheduled": False,
        "cancel_url": "https://calendly.com/cancellations/IN0001",
        "reschedule_url": "https://calendly.com/reschedulings/IN0001",
        "questions_and_answers": [{"question": "What about?", "answer": "Engines", "position": 0}],
        "scheduled_event": {
            "uri": MEETING,
            "name": "Intro call",
            "start_time": "2026-12-01T10:00:00.000000Z",
            "end_time": "2026-12-01T10:30:00.000000Z",
            "event_type": "https://api.calendly.com/event_types/ET0001",
            "event_memberships": [{"user": "https://api.calendly.com/users/US0000000000000001"}],
        },
    },
}


def signed(sending):
    moment = str(int(sending.at))
    signature = hmac.new(sending.secret.encode(), f"{moment}.".encode() + sending.body, sha256)
    return {"Calendly-Webhook-Signature": f"t={moment},v1={signature.hexdigest()}"}


SAMPLE = Sample(
    provider="calendly",
    feed="bookings",
    types=("meeting.booked",),
    body=lambda sending: json.dumps(BODY).encode(),
    headers=signed,
    subscribed=True,
    own_address=True,
    own_secret=True,
    window=180,
)
