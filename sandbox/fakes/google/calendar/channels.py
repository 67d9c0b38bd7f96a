"""Channels: who watches a calendar is told that something has changed in it, by headers alone."""

import time
from email.utils import formatdate
from zlib import crc32

from sandbox import deliveries
from sandbox.calls import Call
from sandbox.documents import Shelf
from sandbox.fakes.google.calendar.calendars import find_calendar
from sandbox.refusals import Refusal
from sandbox.shapes import check

WEEK = 7 * 24 * 60 * 60
SHAPES = {"id": str, "type": str, "address": str, "token": str, "params": {"ttl": str}}


def shelf_of(owner: str) -> Shelf:
    """Return the channels that somebody opened."""
    return Shelf("google", owner, "channel")


def watch(call: Call) -> dict:
    """Open a channel, and say through it that it works."""
    calendar, body = find_calendar(call)["id"], check(call.body, SHAPES)
    _check(call, body)
    seconds = int((body.get("params") or {}).get("ttl") or WEEK)
    channel = {
        "id": body["id"],
        "address": body["address"],
        "token": body.get("token") or "",
        "calendar": calendar,
        "resourceId": f"resource-{crc32(f'{call.owner} {calendar}'.encode()):08x}",
        "resourceUri": call.url(f"calendar/v3/calendars/{calendar}/events?alt=json"),
        "expiration": int((time.time() + min(seconds, WEEK)) * 1000),
        "messages": 0,
    }
    shelf_of(call.owner).add(channel["id"], channel)
    _tell(call.owner, channel, "sync")
    shown = {name: channel[name] for name in ("id", "resourceId", "resourceUri", "token")}
    return {"kind": "api#channel", **shown, "expiration": str(channel["expiration"])}


def _check(call: Call, body: dict) -> None:
    if body.get("type") not in ("web_hook", "webhook"):
        raise Refusal("invalid", "Unknown channel type", reason="channelUnknown")
    if not body.get("id") or len(body["id"]) > 64 or len(body.get("token") or "") > 256:
        raise Refusal("invalid", "Invalid channel", reason="invalid")
    if shelf_of(call.owner).find(body["id"]):
        message = f"Channel id {body['id']} not unique"
        raise Refusal("invalid", message, reason="channelIdNotUnique")
    if not deliveries.may_receive(body.get("address") or ""):
        message = "Unauthorized WebHook callback channel"
        raise Refusal("forbidden", message, reason="push.webhookUrlUnauthorized")


def stop(call: Call) -> None:
    """Close a channel; both of its ids have to be told."""
    channel = shelf_of(call.owner).find(str(call.body.get("id")))
    if channel is None or channel["resourceId"] != call.body.get("resourceId"):
        raise Refusal("not_found", f"Channel '{call.body.get('id')}' not found")
    shelf_of(call.owner).remove(channel["id"])


def tell_of_change(owner: str, calendar: str) -> None:
    """Send a message through every channel of a calendar that is still open."""
    for channel in shelf_of(owner).all():
        if channel["calendar"] == calendar and channel["expiration"] > time.time() * 1000:
            _tell(owner, channel, "exists")


def _tell(owner: str, channel: dict, state: str) -> None:
    channel["messages"] += 1
    shelf_of(owner).save(channel["id"], channel)
    headers = {
        "X-Goog-Channel-ID": channel["id"],
        "X-Goog-Channel-Token": channel["token"],
        "X-Goog-Channel-Expiration": formatdate(channel["expiration"] / 1000, usegmt=True),
        "X-Goog-Resource-ID": channel["resourceId"],
        "X-Goog-Resource-URI": channel["resourceUri"],
        "X-Goog-Resource-State": state,
        "X-Goog-Message-Number": str(channel["messages"]),
    }
    deliveries.send(
        deliveries.Delivery("google", f"calendar {state}", channel["address"], headers=headers)
    )
