"""Channels of Google Calendar: they say that something has changed, by headers alone."""

from typing import Any
from uuid import uuid4

from config.api.errors import NotFound
from providers.definitions.google.quirks.changed_events import PRIMARY, begun_anew
from providers.definitions.google.quirks.mailbox_watches import moment
from providers.spec import Call, Delivery, Made, Notice, Order, Reply, Unreadable, UpstreamRequest

CHANNELS = "https://www.googleapis.com/calendar/v3/channels"
CHANNEL_ID, NUMBER = "X-Goog-Channel-ID", "X-Goog-Message-Number"
STATE, GREETING = "X-Goog-Resource-State", "sync"
RESOURCE = "resource_id"
WEEK = 7 * 24 * 60 * 60


def is_of_channel(delivery: Delivery) -> bool:
    return delivery.method == "POST" and CHANNEL_ID in delivery.headers


def synced(delivery: Delivery) -> Reply | None:
    """The first message of a channel only says that it works."""
    return Reply(200) if delivery.headers.get(STATE) == GREETING else None


def read(delivery: Delivery) -> list[Notice]:
    """Messages of a channel are numbered, and have no body."""
    channel, number = delivery.headers.get(CHANNEL_ID), delivery.headers.get(NUMBER)
    if not channel or not number or delivery.body.strip():
        raise Unreadable("not a message of a channel")
    return [Notice(type="calendar.changed", id=f"{channel}:{number}", needs_fetch=True)]


def make(call: Call, order: Order) -> Made:
    """What is there before the channel is no news: so we begin with the calendar as it is."""
    known = begun_anew(call)
    channel = opened(call, order)
    return Made(channel["id"], moment(channel["expiration"]), known | resource_of(channel))


def renew(call: Call, order: Order, made: Made) -> Made:
    """A channel cannot be prolonged: another one takes its place, and goes on from what we know."""
    channel = opened(call, order)
    end(call, order, made)
    facts = {**made.facts, **resource_of(channel)}
    return Made(channel["id"], moment(channel["expiration"]), facts)


def opened(call: Call, order: Order) -> dict[str, Any]:
    """Google wants an id that it never saw, from us."""
    body = {
        "id": str(uuid4()),
        "type": "web_hook",
        "address": order.callback_url,
        "token": order.secret,
        "params": {"ttl": str(WEEK)},
    }
    request = UpstreamRequest("POST", call.url(f"{PRIMARY}/watch"), json=body)
    return call.send(request).body


def resource_of(channel: dict[str, Any]) -> dict[str, Any]:
    return {RESOURCE: channel["resourceId"]}


def end(call: Call, order: Order, made: Made) -> None:
    """One that is gone already is as good as ended."""
    body = {"id": made.remote_id, "resourceId": made.facts.get(RESOURCE, "")}
    try:
        call.send(UpstreamRequest("POST", call.url(f"{CHANNELS}/stop"), json=body))
    except NotFound:
        return
