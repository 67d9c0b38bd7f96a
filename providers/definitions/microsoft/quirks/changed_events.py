"""Events that a notification speaks of: Graph tells their ids alone, so what they are is asked for."""

from typing import Any

from config.api.errors import NotFound
from providers.definitions.microsoft.api import GRAPH
from providers.definitions.microsoft.quirks.notifications import CANCELLED, OF_EVENTS
from providers.definitions.microsoft.quirks.paths import segment
from providers.definitions.microsoft.quirks.subscriptions import SEEN
from providers.members import dig
from providers.spec import Call, Notice, UpstreamRequest

FIELDS = "id,subject,start,end,location,organizer,isCancelled,webLink,createdDateTime,lastModifiedDateTime"
MOST = 100  # events that are looked up after notifications were lost
WORDS = {"calendar.event_created": "New event", CANCELLED: "Event cancelled"}


def fetch(call: Call, notice: Notice, facts: dict[str, Any]) -> list[Notice]:
    """Ask for the event, or for all that changed since where Graph lost notifications."""
    if "id" in notice.payload:
        found = [(notice.type, event) for event in one(call, notice.payload["id"])]
    else:
        found = [(kind_of(event, facts[SEEN]), event) for event in since(call, facts)]
    moments = (event["lastModifiedDateTime"] for _, event in found)
    facts[SEEN] = max([facts.get(SEEN, ""), *moments])
    return [told(kind, event) for kind, event in found]


def one(call: Call, event_id: str) -> list[dict[str, Any]]:
    """An event can be gone before it is asked for: its deletion is told by itself."""
    url = call.url(f"{GRAPH}/me/events/{segment(event_id, 'id')}")
    try:
        return [call.send(UpstreamRequest("GET", url, params={"$select": FIELDS})).body]
    except NotFound:
        return []


def since(call: Call, facts: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what changed since the last change known."""
    changed = f"lastModifiedDateTime ge {facts[SEEN]}"
    params = {"$filter": changed, "$select": FIELDS, "$top": MOST}
    return call.send(UpstreamRequest("GET", call.url(f"{GRAPH}/me/events"), params=params)).body[
        "value"
    ]


def kind_of(event: dict[str, Any], seen_until: str) -> str:
    """Return what happened to an event that nobody told us of."""
    return OF_EVENTS["created" if event["createdDateTime"] >= seen_until else "updated"]


def told(kind: str, event: dict[str, Any]) -> Notice:
    """Return an event of a calendar as one of ours; Graph calls a cancelled one updated."""
    kind = CANCELLED if event.get("isCancelled") else kind
    version = "created" if kind == OF_EVENTS["created"] else event["lastModifiedDateTime"]
    return Notice(
        type=kind,
        id=f"event:{event['id']}:{version}",
        summary=f"{WORDS.get(kind, 'Event changed')}: {event.get('subject') or '(no subject)'}",
        payload={
            "id": event["id"],
            "subject": event.get("subject"),
            "start": event.get("start"),
            "end": event.get("end"),
            "location": dig(event, "location.displayName"),
            "organizer": dig(event, "organizer.emailAddress.address"),
            "webLink": event.get("webLink"),
        },
    )
