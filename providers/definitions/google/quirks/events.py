"""Events of Google Calendar."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from providers.definitions.google.quirks.times import event_time, instant, now
from providers.spec import Call, UpstreamRequest

EDGES = ("start", "end")
LIMITS = ("timeMin", "timeMax")


def upcoming(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Google lists events from the beginning of time unless told where to start."""
    return replace(request, params={"timeMin": now(), **limited(request.params)})


def free_busy(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Google takes each calendar as an object with an id."""
    calendars = [as_object(each, "id") for each in request.json["items"]]
    return replace(request, json={**limited(request.json), "items": calendars})


def limited(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with `timeMin` and `timeMax` as Google takes them."""
    limits = {name: instant(fields[name], name) for name in LIMITS if fields.get(name)}
    return {**fields, **limits}


def create(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Google takes times, attendees and video calls as nested objects."""
    return replace(request, json=event(request.json, call))


def update(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Google merges what it is given: the other form of a time must be taken away by null."""
    body = event(request.json or {}, call)
    cleared = {"date": None, "dateTime": None}
    return replace(
        request,
        json={**body, **{edge: {**cleared, **body[edge]} for edge in EDGES if edge in body}},
    )


def event(body: dict[str, Any], call: Call) -> dict[str, Any]:
    zone = call.arguments.get("timeZone")
    times = {edge: event_time(body[edge], zone, edge) for edge in EDGES if edge in body}
    return {**body, **times, **attended(body), **conference(call)}


def attended(body: dict[str, Any]) -> dict[str, Any]:
    if body.get("attendees") is None:
        return {}
    return {"attendees": [as_object(each, "email") for each in body["attendees"]]}


def as_object(value: str | dict[str, Any], key: str) -> dict[str, Any]:
    return {key: value} if isinstance(value, str) else value


def conference(call: Call) -> dict[str, Any]:
    """Google makes a Meet link when asked under an id that it never saw."""
    if not call.arguments.get("conference"):
        return {}
    solution = {"type": "hangoutsMeet"}
    wish = {"requestId": uuid4().hex, "conferenceSolutionKey": solution}
    return {"conferenceData": {"createRequest": wish}}


def deleted(body: Any, call: Call) -> dict[str, Any]:
    """Google answers a deletion with nothing at all."""
    return {"deleted": True, "id": call.arguments["eventId"]}
