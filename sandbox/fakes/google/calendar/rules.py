"""What an event must hold."""

from sandbox.fakes.google.calendar.recurring import check_rules
from sandbox.fakes.google.calendar.times import edge
from sandbox.refusals import Refusal

TIME = {"date": str, "dateTime": str, "timeZone": str}
SHAPES = {
    "id": str,
    "summary": str,
    "description": str,
    "location": str,
    "status": str,
    "start": TIME,
    "end": TIME,
    "attendees": [{"email": str}],
    "recurrence": [str],
    "conferenceData": {"createRequest": dict},
}


def check_event(event: dict) -> None:
    """Refuse an event that Google would refuse, and write down what it would add."""
    _check_times(event)
    _check_status(event)
    check_rules(event)
    _invite(event)


def _check_times(event: dict) -> None:
    for name in ("start", "end"):
        kinds = {"date", "dateTime"} & set(event.get(name, ()))
        if not kinds:
            raise Refusal("invalid", f"Missing {name} time.", reason="required")
        if len(kinds) == 2:
            raise Refusal("invalid", f"Invalid {name} time.", reason="invalid")
    if ("date" in event["start"]) != ("date" in event["end"]):
        raise Refusal("invalid", "Invalid start time.", reason="invalid")
    if edge(event["end"]) < edge(event["start"]):
        message = "The specified time range is empty."
        raise Refusal("invalid", message, reason="timeRangeEmpty")


def _check_status(event: dict) -> None:
    if event.setdefault("status", "confirmed") not in ("confirmed", "tentative", "cancelled"):
        raise Refusal("invalid", "Invalid value for: status", reason="invalid")


def _invite(event: dict) -> None:
    for attendee in event.get("attendees", ()):
        if "@" not in (attendee.get("email") or ""):
            raise Refusal("invalid", "Invalid attendee email.", reason="invalid")
        attendee.setdefault("responseStatus", "needsAction")
