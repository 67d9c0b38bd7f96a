"""List and read events."""

from datetime import timedelta

from sandbox.calls import Call
from sandbox.documents import Shelf
from sandbox.fakes.microsoft.calendar.calendars import calendar_in_path
from sandbox.fakes.microsoft.calendar.times import limit, moment, written
from sandbox.fakes.microsoft.filters import compiled
from sandbox.fakes.microsoft.odata import chosen, listed, ordered
from sandbox.refusals import Refusal

WEEK = timedelta(days=7)


def shelf_of(owner: str) -> Shelf:
    """Return somebody's events."""
    return Shelf("microsoft", owner, "event")


def list_all(call: Call) -> dict:
    """List the events of a calendar; a series is one of them."""
    return _listed(call, stored(call))


def view(call: Call) -> dict:
    """List what takes place between two moments, each occurrence of a series by itself."""
    start = limit(call.query.get("startDateTime"), "StartDateTime")
    end = limit(call.query.get("endDateTime"), "EndDateTime")
    if end < start:
        raise Refusal("invalid", "The start time must be before the end time.")
    events = [one for event in stored(call) for one in unfolded(event)]
    inside = [one for one in events if moment(one["start"]) < end and moment(one["end"]) > start]
    return _listed(call, inside)


def _listed(call: Call, events: list[dict]) -> dict:
    test = compiled(call.query.get("$filter", ""))
    found = ordered([one for one in events if test(one)], call.query.get("$orderby", ""))
    shown = [preferred(call, event) for event in found]
    return listed(call, shown)


def stored(call: Call) -> list[dict]:
    """Return the events of the calendar in the path, oldest entry first."""
    calendar = calendar_in_path(call)["id"]
    return [one for one in reversed(shelf_of(call.owner).all()) if one["_calendar"] == calendar]


def unfolded(event: dict) -> list[dict]:
    """Return the occurrences of a weekly series; any other event is its own only one."""
    if not event["recurrence"]:
        return [event]
    how_many = event["recurrence"]["range"]["numberOfOccurrences"]
    return [_occurrence(event, number) for number in range(how_many)]


def _occurrence(series: dict, number: int) -> dict:
    start, end = (moment(series[edge]) + number * WEEK for edge in ("start", "end"))
    return series | {
        "id": f"{series['id'][:-1]}-{number}=",
        "type": "occurrence",
        "seriesMasterId": series["id"],
        "recurrence": None,
        "start": written(start),
        "end": written(end),
    }


def get(call: Call) -> dict:
    """Show one event, or one occurrence of a series."""
    return chosen(preferred(call, find(call)), call.query)


def find(call: Call) -> dict:
    """Return the event, or the occurrence, that the path names."""
    wanted, shelf = call.path["id"], shelf_of(call.owner)
    if not wanted.startswith("AAMk"):
        raise Refusal("malformed_id")
    if found := shelf.find(wanted):
        return found
    occurrences = (one for event in shelf.all() for one in unfolded(event))
    found = next((one for one in occurrences if one["id"] == wanted), None)
    if found is None:
        raise Refusal("no_message")
    return found


def preferred(call: Call, event: dict) -> dict:
    """Return an event with its description as HTML, or as text where the caller prefers it."""
    if 'outlook.body-content-type="text"' in call.request.headers.get("Prefer", ""):
        return event | {"body": {"contentType": "text", "content": event["_text"]}}
    content = f"<html><body>{event['_text']}</body></html>"
    return event | {"body": {"contentType": "html", "content": content}}
