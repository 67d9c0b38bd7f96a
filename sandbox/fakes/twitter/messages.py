"""Direct messages."""

import time

from django.http import HttpResponse

from sandbox.calls import Call, created
from sandbox.fakes.twitter.people import IDS, person_with
from sandbox.refusals import Refusal
from sandbox.shapes import fits


def send(call: Call) -> HttpResponse:
    """Send a message to one person."""
    receiver, text = call.path["participant_id"], call.body.get("text")
    if not fits(text, str) or not text:
        raise Refusal("invalid", field="text", value=text)
    if person_with(receiver) in (None, call.person):
        raise Refusal("forbidden", "You cannot send messages to this user.")
    sender, event = IDS[call.person.key], str(time.time_ns())
    conversation = "-".join(sorted((sender, receiver)))
    message = {"conversation": conversation, "sender": sender, "text": text}
    call.shelf("message").add(event, message)
    return created({"data": {"dm_conversation_id": conversation, "dm_event_id": event}})
