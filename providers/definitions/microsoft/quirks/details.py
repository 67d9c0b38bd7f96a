"""The details of an event as Graph keeps them."""

from typing import Any

from config.api.errors import Invalid
from providers.definitions.microsoft.quirks.addresses import recipient
from providers.definitions.microsoft.quirks.times import event_time
from providers.spec import Call, UpstreamRequest

EDGES = ("start", "end")


def event(request: UpstreamRequest, call: Call) -> dict[str, Any]:
    """Return an event as Graph takes it, from what was given alone."""
    given = call.arguments
    details = {
        theirs: write(given[ours]) for ours, (theirs, write) in DETAILS.items() if ours in given
    }
    return {**(request.json or {}), **details, **edges(given)}


def edges(arguments: dict[str, Any]) -> dict[str, Any]:
    """An event is for whole days or it is not: its two ends must agree."""
    zone = arguments.get("timeZone")
    read = {edge: event_time(arguments[edge], zone, edge) for edge in EDGES if edge in arguments}
    kinds = {is_day for _, is_day in read.values()}
    if len(kinds) > 1:
        raise Invalid("end: start and end must both be days, or both be times")
    times = {edge: when for edge, (when, _) in read.items()}
    return {**times, "isAllDay": kinds.pop()} if times else {}


def attendees(given: list[str | dict[str, Any]]) -> list[dict[str, Any]]:
    """Graph says of each guest whether they must come."""
    people = [{"email": each} if isinstance(each, str) else each for each in given]
    return [
        {
            **recipient(each["email"], each.get("name") or "", "attendees"),
            "type": "optional" if each.get("optional") else "required",
        }
        for each in people
    ]


def body_of(description: str) -> dict[str, str]:
    """Return a description as an event's body."""
    return {"contentType": "text", "content": description}


def place_of(location: str) -> dict[str, str]:
    """Return a place as Graph takes it."""
    return {"displayName": location}


DETAILS = {
    "description": ("body", body_of),
    "location": ("location", place_of),
    "attendees": ("attendees", attendees),
}
