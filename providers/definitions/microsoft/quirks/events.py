"""Events of Outlook."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from config.api.errors import Invalid
from providers.definitions.microsoft.api import GRAPH
from providers.definitions.microsoft.quirks.details import event
from providers.definitions.microsoft.quirks.paths import segment
from providers.definitions.microsoft.quirks.times import instant
from providers.moments import written
from providers.spec import Call, UpstreamRequest

A_YEAR = timedelta(days=365)


def find(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Graph unfolds repeated events only in its view between two moments."""
    limits = span(call.arguments)
    place = "calendarView" if limits else "events"
    return replace(request, url=f"{calendar(call)}/{place}", params={**request.params, **limits})


def span(arguments: dict[str, Any]) -> dict[str, str]:
    """The view takes no open end: a limit that is missing is a year away from the other."""
    given = {
        name: instant(arguments[name], name)
        for name in ("timeMin", "timeMax")
        if arguments.get(name)
    }
    if not given:
        return {}
    try:
        first = given.get("timeMin") or given["timeMax"] - A_YEAR
        last = given.get("timeMax") or given["timeMin"] + A_YEAR
    except OverflowError:
        raise Invalid(f"{next(iter(given))}: out of range") from None
    return {"startDateTime": written(first), "endDateTime": written(last)}


def calendar(call: Call) -> str:
    """Graph has the main calendar's events directly at the person."""
    calendar_id = call.arguments.get("calendarId")
    own = f"/calendars/{segment(calendar_id, 'calendarId')}" if calendar_id else ""
    return f"{call.url(GRAPH)}/me{own}"


def create(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Graph takes nearly every detail of an event as an object."""
    return replace(request, url=f"{calendar(call)}/events", json=event(request, call))


def update(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Graph's PATCH leaves alone what is not given; guests are replaced as a whole."""
    return replace(request, json=event(request, call))


def deleted(body: Any, call: Call) -> dict[str, Any]:
    """Graph answers a deletion with nothing at all."""
    return {"deleted": True, "id": call.arguments["eventId"]}
