"""Events that a notification speaks of: Graph tells their ids alone, so what they are is asked for."""

from typing import Any

from providers.definitions.microsoft.quirks.looking_up import Place, lookback
from providers.definitions.microsoft.quirks.notifications import CANCELLED, OF_EVENTS
from providers.members import dig
from providers.spec import Call, Notice

EVENTS = Place(
    things="me/events",
    watched="me/events",
    fields="id,subject,start,end,location,organizer,isCancelled,webLink,createdDateTime,lastModifiedDateTime",
    moment="lastModifiedDateTime",
)
WORDS = {"calendar.event_created": "New event", CANCELLED: "Event cancelled"}


def fetch(call: Call, notice: Notice, facts: dict[str, Any]) -> list[Notice]:
    """Where Graph lost notifications nobody says what happened: the event's own moments do."""
    since = "" if "id" in notice.payload else lookback(facts)
    found = EVENTS.found(call, notice, facts)
    return [told(kind_of(one, since) if since else notice.type, one) for one in found]


def kind_of(event: dict[str, Any], since: str) -> str:
    """Return what happened to an event that nobody told us of."""
    return OF_EVENTS["created" if event["createdDateTime"] >= since else "updated"]


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
