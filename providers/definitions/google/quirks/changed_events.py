"""Events of a calendar that changed since the last look: a token of Google's says up to where we know it."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from config.api.errors import NotFound, ProviderError
from providers.excerpts import excerpt, sentence
from providers.moments import written
from providers.spec import Call, Notice, UpstreamAnswer, UpstreamRequest

PRIMARY = "https://www.googleapis.com/calendar/v3/calendars/primary/events"
TOKEN, NEWEST = "sync_token", "newest"
BACK = timedelta(days=31)  # events that ended before are left out, and so are changes of them
PAGE, MOST_PAGES = 250, 10
LARGE_PAGE, MOST_LARGE_PAGES = 2500, 20
CANCELLED = "cancelled"
JUST_NOW = timedelta(seconds=1.5)
KEPT = {
    name: name
    for name in (
        "id",
        "status",
        "location",
        "htmlLink",
        "created",
        "updated",
        "recurringEventId",
    )
} | {"title": "summary", "organizer": "organizer.email"}
SENTENCES = {
    "calendar.event_created": "Event created: {title}",
    "calendar.event_updated": "Event changed: {title}",
    "calendar.event_cancelled": "Event cancelled: {title}",
}


def fetch(call: Call, notice: Notice, facts: dict[str, Any]) -> list[Notice]:
    """Ask for what changed. A token that Google does not know any more (410) lets us begin with what there is now."""
    if TOKEN not in facts:
        facts.update(begun_anew(call))
        return []
    try:
        events, known = changed(call, {"syncToken": facts[TOKEN], "maxResults": PAGE}, MOST_PAGES)
    except NotFound:
        facts.update(begun_anew(call))
        return []
    before = facts.get(NEWEST, "")
    facts.update(known or begun_anew(call))
    facts[NEWEST] = max([before, *(event.get("updated", "") for event in events)])
    return [told(event, before) for event in events]


def begun_anew(call: Call) -> dict[str, str]:
    """Return what says that we know the calendar as it is now; nothing in it is an event for anybody."""
    params = {
        "timeMin": written((datetime.now(UTC) - BACK).replace(microsecond=0)),
        "maxResults": LARGE_PAGE,
        "fields": "nextPageToken,nextSyncToken",
    }
    _, known = changed(call, params, MOST_LARGE_PAGES)
    if known is None:
        raise ProviderError("The calendar has too many events to be followed")
    return known | {NEWEST: moment_of(call.answered)}


def changed(
    call: Call, params: Mapping[str, Any], most_pages: int
) -> tuple[list[dict[str, Any]], dict[str, str] | None]:
    """Return events page by page, and what is known with the last page; None where there are too many pages."""
    events: list[dict[str, Any]] = []
    query = dict(params)
    for _ in range(most_pages):
        answer = call.send(UpstreamRequest("GET", call.url(PRIMARY), params=query))
        events += answer.body.get("items") or []
        if token := answer.body.get("nextSyncToken"):
            return events, {TOKEN: token}
        query["pageToken"] = answer.body["nextPageToken"]
    return events, None


def moment_of(answer: UpstreamAnswer | None) -> str:
    """Return when Google answered, by its own clock, which its events are dated by, and as it writes moments."""
    try:
        when = parsedate_to_datetime(answer.headers["Date"]) if answer else datetime.now(UTC)
    except (KeyError, ValueError):
        when = datetime.now(UTC)
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def told(event: dict[str, Any], before: str) -> Notice:
    """Return a changed event as one of ours. Of one that was cancelled Google may tell its id alone."""
    kind = kind_of(event, before)
    title = event.get("summary") or "(no title)"
    people = [each["email"] for each in event.get("attendees") or () if each.get("email")]
    return Notice(
        type=kind,
        id=f"event:{event['id']}:{event.get('etag') or event.get('updated', '')}",
        summary=sentence(SENTENCES[kind], {"title": title}),
        payload={
            **excerpt(event, KEPT),
            "start": edge(event, "start"),
            "end": edge(event, "end"),
            "attendees": people,
        },
    )


def kind_of(event: dict[str, Any], before: str) -> str:
    """Tell a new event from a changed one: it was created after all that we have seen, or just now.

    Google writes when an event was created without fractions of a second, and when it was updated with them.
    """
    if event.get("status") == CANCELLED:
        return "calendar.event_cancelled"
    created, updated = event.get("created", ""), event.get("updated", "")
    is_new = created > before or is_soon_after(created, updated)
    return "calendar.event_created" if created and is_new else "calendar.event_updated"


def is_soon_after(created: str, updated: str) -> bool:
    if not created or not updated:
        return False
    return datetime.fromisoformat(updated) - datetime.fromisoformat(created) <= JUST_NOW


def edge(event: dict[str, Any], name: str) -> str | None:
    """Return where an event starts or ends: a moment, or a day."""
    time = event.get(name) or {}
    return time.get("dateTime") or time.get("date")
