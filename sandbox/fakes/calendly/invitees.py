"""Invitees: listed, booked for, and marked who did not come."""

import time
from datetime import UTC, datetime, timedelta

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.calendly import webhooks
from sandbox.fakes.calendly.answers import API, invalid, made, ordered, page
from sandbox.fakes.calendly.event_types import check_free
from sandbox.fakes.calendly.event_types import find as find_kind
from sandbox.fakes.calendly.events import STATUSES, find, invitees_of
from sandbox.fakes.calendly.shapes import event_of, invitee_of
from sandbox.fakes.calendly.times import read, written
from sandbox.refusals import Refusal
from sandbox.shapes import fits

INVITEE = {"name": str, "first_name": str, "last_name": str, "email": str, "timezone": str}


def list_all(call: Call) -> dict:
    """List who is invited to an event."""
    event = find(call, call.path["uuid"])
    status, email = call.query.get("status"), call.query.get("email")
    if status not in STATUSES:
        raise invalid("status")
    found = [
        one
        for one in invitees_of(call, event)
        if status in (None, one["status"]) and email in (None, one["email"])
    ]
    return page(call, ordered(call, found, "created_at"))


def book(call: Call) -> HttpResponse:
    """Book an event for somebody, at a time that is free."""
    kind, who = find_kind(call, call.body.get("event_type")), call.body.get("invitee")
    if not isinstance(who, dict) or not fits(who, INVITEE):
        raise invalid("invitee")
    if not who.get("email") or not who.get("timezone"):
        raise invalid("invitee", "email and timezone are required")
    name = who.get("name") or " ".join(filter(None, (who.get("first_name"), who.get("last_name"))))
    if not name:
        raise invalid("invitee", "name or first_name is required")
    start = check_free(call, kind, call.body.get("start_time"))
    return made(_add(call, kind, start, {**who, "name": name}))


def _add(call: Call, kind: dict, start: datetime, who: dict) -> dict:
    number = str(time.time_ns())
    end = start + timedelta(minutes=kind["duration"])
    event = event_of(f"EV{number}", kind, written(start), written(end))
    call.shelf("event").add(f"EV{number}", event)
    invitee = invitee_of(f"IN{number}", event, who, written(datetime.now(UTC)))
    call.shelf("invitee").add(f"IN{number}", invitee)
    webhooks.tell(call, "invitee.created", event, invitee)
    return invitee


def mark_no_show(call: Call) -> HttpResponse:
    """Mark an invitee of an event that has begun, once."""
    uri = call.body.get("invitee")
    if not isinstance(uri, str) or not uri.startswith(f"{API}/scheduled_events/"):
        raise invalid("invitee", "must be a URI of an invitee")
    invitee = call.shelf("invitee").find(uri.rpartition("/")[2])
    if invitee is None or invitee["uri"] != uri:
        raise Refusal("not_found")
    if read(find(call, uri.split("/")[-3])["start_time"], "") > datetime.now(UTC):
        raise invalid("invitee", "the event has not started")
    if invitee["no_show"]:
        raise Refusal("exists")
    return made(_marked(call, invitee))


def _marked(call: Call, invitee: dict) -> dict:
    uri = f"{API}/invitee_no_shows/NO{time.time_ns()}"
    no_show = {"uri": uri, "created_at": written(datetime.now(UTC))}
    call.shelf("invitee").save(invitee["uri"].rpartition("/")[2], invitee | {"no_show": no_show})
    return {**no_show, "invitee": invitee["uri"]}
