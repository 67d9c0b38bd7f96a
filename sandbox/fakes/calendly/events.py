"""Scheduled events: listed, shown and cancelled."""

from datetime import UTC, datetime

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.calendly import webhooks
from sandbox.fakes.calendly.answers import API, invalid, made, ordered, page
from sandbox.fakes.calendly.people import named_user, owner_of_list, uri_of
from sandbox.fakes.calendly.times import read, window, written
from sandbox.refusals import Refusal

EVENTS = f"{API}/scheduled_events/"
STATUSES = (None, "active", "canceled")
MOST_DAYS = 7


def find(call: Call, uuid: str) -> dict:
    """Return an event by its UUID."""
    event = call.shelf("event").find(uuid)
    if event is None:
        raise Refusal("not_found")
    return event


def list_all(call: Call) -> dict:
    """List the events of a user or of the organization."""
    owner, status = owner_of_list(call), call.query.get("status")
    if status not in STATUSES:
        raise invalid("status")
    found = [
        event
        for event in call.shelf("event").all()
        if owner in ("", event["event_memberships"][0]["user"])
        and status in (None, event["status"])
        and _is_between(call, event)
        and _has_invitee(call, event)
    ]
    return page(call, ordered(call, found, "start_time"))


def _is_between(call: Call, event: dict) -> bool:
    start = read(event["start_time"], "start_time")
    least, most = (call.query.get(f"{name}_start_time") for name in ("min", "max"))
    if least and start < read(least, "min_start_time"):
        return False
    return not most or start < read(most, "max_start_time")


def _has_invitee(call: Call, event: dict) -> bool:
    email = call.query.get("invitee_email")
    return email is None or any(one["email"] == email for one in invitees_of(call, event))


def invitees_of(call: Call, event: dict) -> list[dict]:
    """Return who is invited to an event."""
    return [one for one in call.shelf("invitee").all() if one["event"] == event["uri"]]


def get(call: Call) -> dict:
    """Show an event."""
    return {"resource": find(call, call.path["uuid"])}


def cancel(call: Call) -> HttpResponse:
    """Cancel an event that is to come; nobody can do so twice."""
    event, reason = find(call, call.path["uuid"]), call.body.get("reason", "")
    if not isinstance(reason, str) or len(reason) > 10000:
        raise invalid("reason")
    if event["status"] == "canceled" or read(event["start_time"], "") < datetime.now(UTC):
        raise Refusal("forbidden", "Event is already canceled or has started.")
    cancellation = {
        "canceled_by": call.person.name,
        "canceler_type": "host",
        "reason": reason,
        "created_at": written(datetime.now(UTC)),
    }
    changed = event | {"status": "canceled", "cancellation": cancellation}
    call.shelf("event").save(call.path["uuid"], changed)
    for invitee in invitees_of(call, event):
        gone = {"status": "canceled", "cancellation": cancellation}
        webhooks.tell(call, "invitee.canceled", changed, invitee, **gone)
    return made(cancellation)


def busy_times(call: Call) -> dict:
    """List when a user is taken; only one's own calendars are shown."""
    owner = named_user(call)
    if owner != uri_of(call.person):
        raise Refusal("forbidden")
    start, end = window(call, MOST_DAYS)
    found = [
        {
            "type": "calendly",
            "start_time": event["start_time"],
            "end_time": event["end_time"],
            "event": {"uri": event["uri"]},
        }
        for event in call.shelf("event").all()
        if event["status"] == "active"
        and event["event_memberships"][0]["user"] == owner
        and start <= read(event["start_time"], "") < end
    ]
    return {"collection": sorted(found, key=lambda one: one["start_time"])}
