"""Watches of Gmail mailboxes: through the operator's Pub/Sub topic we learn that one has changed, not what."""

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from providers.excerpts import as_object, word
from providers.spec import Call, Delivery, Made, Notice, Order, UpstreamRequest

GMAIL = "https://gmail.googleapis.com/gmail/v1/users/me"
SEEN = "history_id"  # the fact up to which the mailbox's history is known
INBOX = "INBOX"


def known_as(person: str, email: str, facts: Mapping[str, Any]) -> Iterator[str]:
    """Gmail names a mailbox by its address."""
    if email:
        yield name_of(email)


def name_of(address: str) -> str:
    return f"mailbox:{address.lower()}"


def read(delivery: Delivery) -> list[Notice]:
    """Pub/Sub wraps what Gmail published: JSON in base64 in JSON. It says whose mailbox, and its newest history."""
    body = as_object(delivery)
    published = json.loads(b64decode(word(body, "message.data"), validate=True))
    return [
        Notice(
            type="mailbox.changed",
            id=word(body, "message.messageId"),
            about=(name_of(published["emailAddress"]),),
            payload={SEEN: int(published["historyId"])},
            needs_fetch=True,
        )
    ]


def make(call: Call, order: Order) -> Made:
    """Gmail watches a mailbox once for each topic and tells its history id as of now."""
    body = {
        "topicName": order.needs["pubsub_topic"],
        "labelIds": [INBOX],
        "labelFilterBehavior": "INCLUDE",
    }
    watch = call.send(UpstreamRequest("POST", call.url(f"{GMAIL}/watch"), json=body)).body
    return Made("", moment(watch["expiration"]), {SEEN: str(watch["historyId"])})


def renew(call: Call, order: Order, made: Made) -> Made:
    """A watch is renewed by asking for it again; what we know of the history stays."""
    return Made("", make(call, order).expires_at, made.facts)


def end(call: Call, order: Order, made: Made) -> None:
    """Gmail ends all watches of the mailbox by our app."""
    call.send(UpstreamRequest("POST", call.url(f"{GMAIL}/stop")))


def moment(milliseconds: str | int) -> datetime:
    """Google writes when something ends in epoch milliseconds, as a text."""
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC)
