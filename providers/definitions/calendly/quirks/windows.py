"""Windows of time that Calendly answers: never open, and not long."""

from dataclasses import replace
from datetime import timedelta

from config.api.errors import Invalid
from providers.definitions.calendly.quirks.identifiers import uri_of
from providers.definitions.calendly.quirks.owners import of_user
from providers.definitions.calendly.quirks.times import moment
from providers.moments import written
from providers.spec import Call, UpstreamRequest

AVAILABLE_DAYS = 31  # https://developer.calendly.com/release-notes/2026/7/9
BUSY_DAYS = 7


def available(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Calendly wants the event type as URI, in the query."""
    event_type = uri_of("event_types", call.arguments["id"])
    params = {**request.params, **window(call, AVAILABLE_DAYS), "event_type": event_type}
    return replace(request, params=params)


def busy(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Calendly answers a week of busy times at most."""
    params = {**request.params, **window(call, BUSY_DAYS)}
    return of_user(replace(request, params=params), call)


def window(call: Call, days: int) -> dict[str, str]:
    """Calendly refuses a long window without saying how long it may be."""
    start, end = (moment(call.arguments[name], name) for name in ("start_time", "end_time"))
    if end <= start:
        raise Invalid("end_time: must be after start_time")
    if end - start > timedelta(days=days):
        raise Invalid(f"end_time: Calendly answers at most {days} days at once")
    return {"start_time": written(start), "end_time": written(end)}
