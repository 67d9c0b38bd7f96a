"""Watches of mailboxes: what changes is published to a topic, whose push subscription is the main server's."""

import json
import re
import secrets
import time
from base64 import b64encode

from sandbox import deliveries
from sandbox.calls import Call
from sandbox.documents import Shelf
from sandbox.fakes.google.gmail.history import note_added
from sandbox.fakes.google.gmail.mailbox import check_user
from sandbox.fakes.google.keys import id_token
from sandbox.people import PEOPLE
from sandbox.refusals import Refusal
from sandbox.webhooks import webhook_of

WEEK = 7 * 24 * 60 * 60 * 1000  # milliseconds
TOPIC = re.compile(r"projects/[^/]+/topics/[^/]+")
SENDER = "pubsub-push@sandbox.iam.gserviceaccount.com"
SUBSCRIPTION = "projects/sandbox/subscriptions/patchbay"


def shelf_of(owner: str) -> Shelf:
    """Return the watch of somebody's mailbox, if there is one."""
    return Shelf("google", owner, "watch")


def watch(call: Call) -> dict:
    """Watch a mailbox for a week, or a week more."""
    check_user(call)
    topic = call.body.get("topicName")
    if not isinstance(topic, str) or not TOPIC.fullmatch(topic):
        raise Refusal("invalid", "Invalid topicName does not match projects/sandbox/topics/*")
    now = _now()
    shelf_of(call.owner).remove("watch")
    shelf_of(call.owner).add("watch", {"topic": topic, "expiration": now + WEEK})
    return {"historyId": str(now), "expiration": str(now + WEEK)}


def stop(call: Call) -> None:
    """End the watch of a mailbox."""
    check_user(call)
    shelf_of(call.owner).remove("watch")


def came_in(owner: str, message: dict) -> None:
    """Note that a message was added to a mailbox, and tell who watches it of what is in the inbox."""
    note_added(owner, message)
    if "INBOX" in message["labelIds"]:
        publish(owner, message["historyId"])


def publish(owner: str, history_id: str) -> None:
    """Tell whoever watches a mailbox that it has changed."""
    watched = shelf_of(owner).find("watch")
    person = next((one for one in PEOPLE if one.key == owner), None)
    if watched is None or person is None or watched["expiration"] < _now():
        return
    published = {"emailAddress": person.email, "historyId": int(history_id)}
    deliveries.send(_pushed(json.dumps(published).encode()))


def _pushed(data: bytes) -> deliveries.Delivery:
    """Wrap what was published as Pub/Sub pushes it, with a token for the address it goes to."""
    url = webhook_of("google").url
    message_id = str(secrets.randbelow(10**16))
    message = {"data": b64encode(data).decode(), "messageId": message_id, "message_id": message_id}
    body = {"message": message, "subscription": SUBSCRIPTION}
    headers = {
        "Authorization": f"Bearer {id_token(SENDER, url)}",
        "Content-Type": "application/json",
    }
    return deliveries.Delivery("google", "gmail", url, json.dumps(body).encode(), headers)


def _now() -> int:
    return time.time_ns() // 1_000_000
