"""What an event may and must hold."""

from datetime import timedelta

from sandbox.fakes.microsoft.calendar.times import moment, written
from sandbox.refusals import Refusal

TIME = {"dateTime": str, "timeZone": str}
SHAPES = {
    "subject": str,
    "body": {"contentType": str, "content": str},
    "start": TIME,
    "end": TIME,
    "isAllDay": bool,
    "location": {"displayName": str},
    "attendees": [{"emailAddress": {"address": str, "name": str}, "type": str}],
    "isOnlineMeeting": bool,
    "showAs": str,
    "importance": str,
}
DAY = timedelta(days=1)


def with_times(event: dict) -> dict:
    """Return the event with its times in UTC; refuse what Exchange would refuse."""
    for edge in ("start", "end"):
        if not event.get(edge):
            raise Refusal("invalid", f"The property '{edge}' is required.")
    start, end = moment(event["start"]), moment(event["end"])
    if end < start:
        message = "The end date is earlier than the start date."
        raise Refusal("invalid", message, code="ErrorCalendarEndDateIsEarlierThanStartDate")
    if event.get("isAllDay"):
        _check_days(event)
    return event | {"start": written(start), "end": written(end)}


def _check_days(event: dict) -> None:
    """A whole day is from midnight to midnight, as the event's own zone has it."""
    at_midnight = all("T00:00:00" in event[edge]["dateTime"] for edge in ("start", "end"))
    if not at_midnight or moment(event["end"]) - moment(event["start"]) < DAY:
        message = "The Event.Start and End of an all-day event need to be set to midnight."
        raise Refusal("invalid", message, code="ErrorPropertyValidationFailure")


def check_attendees(event: dict) -> None:
    """Refuse guests without an address."""
    for attendee in event.get("attendees") or ():
        if "@" not in ((attendee.get("emailAddress") or {}).get("address") or ""):
            message = "At least one recipient isn't valid."
            raise Refusal("invalid", message, code="ErrorInvalidRecipients")
        attendee.setdefault("status", {"response": "none", "time": "0001-01-01T00:00:00Z"})
