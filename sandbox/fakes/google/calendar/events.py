"""List and read events."""

from datetime import UTC, datetime

from sandbox.calls import Call
from sandbox.documents import Shelf
from sandbox.fakes.google.calendar.calendars import ZONE, find_calendar
from sandbox.fakes.google.calendar.recurring import instances
from sandbox.fakes.google.calendar.syncing import changed_since, token_after
from sandbox.fakes.google.calendar.times import edge, moment
from sandbox.paging import page_of, size_of
from sandbox.refusals import Refusal

EARLIEST = datetime.min.replace(tzinfo=UTC)
LATEST = datetime.max.replace(tzinfo=UTC)


def shelf_of(owner: str) -> Shelf:
    """Return somebody's events."""
    return Shelf("google", owner, "event")


def list_all(call: Call) -> dict:
    """List events, unfolded with `singleEvents`, ordered by start or as they were changed."""
    calendar, query = find_calendar(call), call.query
    single = query.get("singleEvents", "false").lower() == "true"
    known = stored(call.owner, calendar["id"])
    found = changed_since(call, known)
    if found is None:
        found = [one for one in _candidates(call, calendar["id"], single) if _matches(query, one)]
    found.sort(key=_order(query.get("orderBy", ""), single))
    size = size_of(query.get("maxResults"), 250, 2500)
    shown, token = page_of(found, size, query.get("pageToken", ""))
    answer = {
        "kind": "calendar#events",
        "etag": '"p1"',
        "summary": calendar["summary"],
        "timeZone": ZONE,
        "accessRole": calendar["accessRole"],
        "defaultReminders": [],
        "items": [show(one) for one in shown],
    }
    return answer | ({"nextPageToken": token} if token else {"nextSyncToken": token_after(known)})


def _candidates(call: Call, calendar_id: str, single: bool) -> list[dict]:
    events = stored(call.owner, calendar_id)
    if call.query.get("showDeleted", "false").lower() == "true":
        return unfolded(events) if single else events
    return [one for one in (unfolded(events) if single else events) if not _is_cancelled(one)]


def stored(owner: str, calendar_id: str) -> list[dict]:
    """Return the events of one calendar as they are stored, cancelled ones too."""
    return [one for one in shelf_of(owner).all() if one["calendar"] == calendar_id]


def unfolded(events: list[dict]) -> list[dict]:
    """Unfold recurring events; a changed or cancelled instance takes its original's place."""
    own = {one["id"] for one in events}
    masters = [one for one in events if not (one.get("recurrence") and _is_cancelled(one))]
    return [
        instance
        for event in masters
        for instance in instances(event)
        if instance is event or instance["id"] not in own
    ]


def _is_cancelled(event: dict) -> bool:
    return event["status"] == "cancelled"


def _matches(query: dict[str, str], event: dict) -> bool:
    after = moment(query["timeMin"]) if "timeMin" in query else EARLIEST
    before = moment(query["timeMax"]) if "timeMax" in query else LATEST
    texts = (event.get(name, "") for name in ("summary", "description", "location"))
    people = (one.get("email", "") for one in event.get("attendees", ()))
    haystack = " ".join([*texts, *people]).lower()
    words = query.get("q", "").lower().split()
    begins, ends = edge(event["start"]), edge(event["end"])
    return ends > after and begins < before and all(word in haystack for word in words)


def _order(order_by: str, single: bool) -> object:
    if order_by == "startTime" and not single:
        message = "The requested ordering is not available for the particular query."
        raise Refusal("invalid", message, reason="badRequest")
    if order_by not in ("", "startTime", "updated"):
        raise Refusal("invalid", "Bad Request", reason="badRequest")
    return (lambda one: edge(one["start"])) if order_by == "startTime" else _by_update


def _by_update(event: dict) -> str:
    return event["updated"]


def get(call: Call) -> dict:
    """Show one event; a deleted one is still shown, as cancelled."""
    return show(find(call, find_calendar(call)["id"]))


def find(call: Call, calendar_id: str) -> dict:
    """Return the event, or the instance of a recurring one, that the path names."""
    wanted, events = call.path["id"], stored(call.owner, calendar_id)
    for event in [*events, *unfolded(events)]:
        if event["id"] == wanted:
            return event
    raise Refusal("not_found", "Not Found")


def show(event: dict) -> dict:
    """Show an event without what only we know."""
    return {name: value for name, value in event.items() if name != "calendar"}
