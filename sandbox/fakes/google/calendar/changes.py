"""Insert, change and delete events."""

import secrets

from django.http import HttpResponse
from django.utils import timezone

from sandbox.calls import Call
from sandbox.fakes.google.calendar.calendars import find_calendar
from sandbox.fakes.google.calendar.channels import tell_of_change
from sandbox.fakes.google.calendar.conferences import add_conference
from sandbox.fakes.google.calendar.events import find, shelf_of, show
from sandbox.fakes.google.calendar.rules import SHAPES, check_event
from sandbox.fakes.google.calendar.times import fine_stamp, stamp
from sandbox.refusals import Refusal
from sandbox.shapes import check

READ_ONLY = (
    "calendar",
    "id",
    "kind",
    "etag",
    "created",
    "updated",
    "creator",
    "organizer",
    "htmlLink",
    "iCalUID",
    "sequence",
)


def insert(call: Call) -> dict:
    """Add an event."""
    calendar = find_calendar(call, to_write=True)
    event = _merged(_blank(call, calendar["id"]), _given(call))
    if call.body.get("id"):
        event["id"] = _own_id(call, call.body["id"])
    return show(_keep(call, event, is_new=True))


def _blank(call: Call, calendar_id: str) -> dict:
    event_id = secrets.token_hex(13)
    who = {"email": call.person.email, "self": True}
    return {
        "calendar": calendar_id,
        "kind": "calendar#event",
        "id": event_id,
        "status": "confirmed",
        "htmlLink": f"https://www.google.com/calendar/event?eid={event_id}",
        "created": stamp(timezone.now()),
        "creator": who,
        "organizer": who,
        "iCalUID": f"{event_id}@google.com",
        "sequence": 0,
        "reminders": {"useDefault": True},
        "eventType": "default",
    }


def _own_id(call: Call, event_id: str) -> str:
    if shelf_of(call.owner).find(event_id):
        raise Refusal("duplicate", "The requested identifier already exists.")
    return event_id


def _given(call: Call) -> dict:
    fields = check(call.body, SHAPES)
    return {name: value for name, value in fields.items() if name not in READ_ONLY}


def patch(call: Call) -> dict:
    """Change the given fields; null takes a field away."""
    event = _find_living(call)
    return show(_keep(call, _merged(event, _given(call))))


def put(call: Call) -> dict:
    """Replace everything that a caller may write."""
    event = _find_living(call)
    kept = _blank(call, event["calendar"]) | {name: event[name] for name in _fixed(event)}
    return show(_keep(call, _merged(kept, _given(call))))


def _fixed(event: dict) -> list[str]:
    return [name for name in READ_ONLY if name in event]


def _merged(event: dict, changes: dict) -> dict:
    """Merge as RFC 7396 says; lists are replaced whole."""
    merged = dict(event)
    for name, value in changes.items():
        if isinstance(value, dict) and isinstance(merged.get(name), dict):
            merged[name] = _merged(merged[name], value)
        else:
            merged[name] = value
    return {name: value for name, value in merged.items() if value is not None}


def _find_living(call: Call) -> dict:
    event = find(call, find_calendar(call, to_write=True)["id"])
    if event["status"] == "cancelled":
        raise Refusal("not_found", "Not Found")
    return event


def _keep(call: Call, event: dict, *, is_new: bool = False) -> dict:
    """Check and store an event; a changed instance becomes an event of its own."""
    check_event(event)
    add_conference(call, event)
    updated = timezone.now()
    event |= {"updated": fine_stamp(updated), "etag": f'"{int(updated.timestamp() * 1_000_000)}"'}
    event["sequence"] += 0 if is_new else 1
    tell_of_change(call.owner, event["calendar"])
    shelf = shelf_of(call.owner)
    if shelf.find(event["id"]):
        return shelf.save(event["id"], event)
    return shelf.add(event["id"], event)


def delete(call: Call) -> HttpResponse:
    """Cancel an event; the second time it is gone."""
    event = find(call, find_calendar(call, to_write=True)["id"])
    if event["status"] == "cancelled":
        raise Refusal("deleted")
    _keep(call, event | {"status": "cancelled"})
    return HttpResponse(status=204)
