"""Event types, when they can be booked, and links for booking them once."""

import time
from datetime import datetime

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.calendly.answers import API, invalid, made, ordered, page
from sandbox.fakes.calendly.people import owner_of_list
from sandbox.fakes.calendly.times import open_hours, read, window, written
from sandbox.refusals import Refusal

KINDS = f"{API}/event_types/"
MOST_DAYS = 31


def find(call: Call, uri: object, field: str = "event_type") -> dict:
    """Return the event type with a URI."""
    if not isinstance(uri, str) or not uri.startswith(KINDS):
        raise invalid(field, "must be a URI of an event type")
    kind = call.shelf("event_type").find(uri.removeprefix(KINDS))
    if kind is None:
        raise Refusal("not_found")
    return kind


def list_all(call: Call) -> dict:
    """List the event types of a user or of the organization."""
    owner, active = owner_of_list(call), call.query.get("active")
    if active not in (None, "true", "false"):
        raise invalid("active")
    found = [
        kind
        for kind in call.shelf("event_type").all()
        if owner in ("", kind["profile"]["owner"]) and active in (None, str(kind["active"]).lower())
    ]
    return page(call, ordered(call, found, "name", "position", "created_at", "updated_at"))


def get(call: Call) -> dict:
    """Show an event type."""
    return {"resource": find(call, KINDS + call.path["uuid"])}


def available_times(call: Call) -> dict:
    """List the hours at which nothing is booked yet."""
    kind = find(call, call.query.get("event_type"))
    start, end = window(call, MOST_DAYS)
    taken = booked(call, kind)
    times = [written(at) for at in open_hours(start, end)]
    return {"collection": [_slot(kind, at) for at in times if at not in taken]}


def booked(call: Call, kind: dict) -> set[str]:
    """Return when the host of an event type is taken."""
    host = kind["profile"]["owner"]
    return {
        event["start_time"]
        for event in call.shelf("event").all()
        if event["status"] == "active" and event["event_memberships"][0]["user"] == host
    }


def check_free(call: Call, kind: dict, at: object) -> datetime:
    """Return a time that can be booked; any other is refused."""
    start = read(at, "start_time")
    if written(start) in booked(call, kind) or not open_hours(start, start.replace(second=59)):
        raise invalid("start_time", "is not available")
    return start


def _slot(kind: dict, start: str) -> dict:
    return {
        "status": "available",
        "invitees_remaining": 1,
        "start_time": start,
        "scheduling_url": f"{kind['scheduling_url']}/{start}",
    }


def make_link(call: Call) -> HttpResponse:
    """Make a link that works once."""
    if call.body.get("owner_type") != "EventType":
        raise invalid("owner_type", "must be EventType")
    if call.body.get("max_event_count") != 1:
        raise invalid("max_event_count", "must be 1")
    kind = find(call, call.body.get("owner"), "owner")
    url = f"https://calendly.com/d/{time.time_ns():x}/{kind['slug']}"
    return made({"booking_url": url, "owner": kind["uri"], "owner_type": "EventType"})
