"""When people are busy."""

from datetime import datetime

from sandbox.calls import Call
from sandbox.fakes.google.calendar.calendars import calendars_of
from sandbox.fakes.google.calendar.events import stored, unfolded
from sandbox.fakes.google.calendar.times import edge, moment, written
from sandbox.people import PEOPLE
from sandbox.refusals import Refusal
from sandbox.shapes import check


def query(call: Call) -> dict:
    """Return the busy times of calendars; colleagues see each other's."""
    check(call.body, {"timeMin": str, "timeMax": str, "items": [{"id": str}]})
    if "timeMin" not in call.body or "timeMax" not in call.body:
        raise Refusal("invalid", "Missing timeMin or timeMax.", reason="required")
    start, end = moment(call.body["timeMin"]), moment(call.body["timeMax"])
    if end <= start:
        message = "The specified time range is empty."
        raise Refusal("invalid", message, reason="timeRangeEmpty")
    items = [one.get("id") or "" for one in call.body.get("items") or ()]
    busy = {calendar_id: _busy(call, calendar_id, start, end) for calendar_id in items}
    span = {"timeMin": written(start), "timeMax": written(end)}
    return {"kind": "calendar#freeBusy", **span, "calendars": busy}


def _busy(call: Call, calendar_id: str, start: datetime, end: datetime) -> dict:
    owner = _owner(call, calendar_id)
    if owner is None:
        return {"errors": [{"domain": "global", "reason": "notFound"}], "busy": []}
    real_id = call.person.email if calendar_id == "primary" else calendar_id
    events = [one for one in unfolded(stored(owner, real_id)) if _blocks(one)]
    spans = sorted((edge(one["start"]), edge(one["end"])) for one in events)
    inside = [(a, b) for a, b in _joined(spans) if b > start and a < end]
    return {"busy": [{"start": written(a), "end": written(b)} for a, b in inside]}


def _owner(call: Call, calendar_id: str) -> str | None:
    """Return whose documents hold a calendar."""
    own = [one["id"] for one in calendars_of(call.person)]
    if calendar_id == "primary" or calendar_id in own:
        return call.owner
    return next((one.key for one in PEOPLE if one.email == calendar_id), None)


def _blocks(event: dict) -> bool:
    return event["status"] != "cancelled" and event.get("transparency") != "transparent"


def _joined(spans: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Join spans that overlap."""
    joined: list[tuple[datetime, datetime]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
