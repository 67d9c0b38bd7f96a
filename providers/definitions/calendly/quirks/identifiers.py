"""UUIDs where Calendly wants URIs, and the other way round."""

from dataclasses import replace
from urllib.parse import quote

from config.api.errors import Invalid
from providers.definitions.calendly.api import API
from providers.definitions.calendly.quirks.times import in_utc
from providers.spec import Call, UpstreamRequest


def uri_of(kind: str, given: str) -> str:
    """Calendly's URIs begin with its own address, whatever address it is called at."""
    return given if given.startswith(f"{API}/") else f"{API}/{kind}/{given}"


def in_path(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Calendly takes the UUID in paths, which is the last part of the URI."""
    given = call.arguments["id"]
    uuid = quote(given.rpartition("/")[2], safe="")
    return replace(request, url=request.url.replace(quote(given, safe=""), uuid))


def owned_link(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Calendly calls the event type of a link its owner."""
    owner = uri_of("event_types", call.arguments["event_type"])
    return replace(request, json={**request.json, "owner": owner})


def booking(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Calendly wants the event type as URI and the time in UTC."""
    given = call.arguments
    start = in_utc(given["start_time"], "start_time")
    event_type = uri_of("event_types", given["event_type"])
    return replace(request, json={**request.json, "event_type": event_type, "start_time": start})


def no_show(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Calendly's URI of an invitee lies below the event's."""
    given, event = call.arguments["invitee"], call.arguments.get("event")
    if given.startswith(API):
        return replace(request, json={"invitee": given})
    if not event:
        raise Invalid("event: the UUID of an invitee needs the event; the invitee's URI does not")
    uri = f"{uri_of('scheduled_events', event)}/invitees/{given}"
    return replace(request, json={"invitee": uri})
