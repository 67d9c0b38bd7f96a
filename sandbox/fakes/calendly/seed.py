"""Calendly's first data: event types, and what is booked from last week to the next."""

from datetime import UTC, datetime, timedelta

from sandbox.documents import Shelf
from sandbox.fakes.calendly.answers import API
from sandbox.fakes.calendly.people import IDS, JOINED, WORLD
from sandbox.fakes.calendly.seed_data import EVENT_TYPES, EVENTS
from sandbox.fakes.calendly.shapes import event_of, invitee_of
from sandbox.fakes.calendly.times import written


def seed() -> None:
    """Fill Calendly."""
    kinds = {template["id"]: _kind(template) for template in EVENT_TYPES}
    events = {template["id"]: _event(template, kinds) for template in EVENTS}
    _fill("event_type", kinds)
    _fill("event", events)
    _fill("invitee", dict(_invitee(template, events) for template in EVENTS))


def _fill(kind: str, things: dict[str, dict]) -> None:
    entries = [(key, number, thing) for number, (key, thing) in enumerate(things.items())]
    Shelf("calendly", WORLD, kind).add_many(entries)


def _kind(template: dict) -> dict:
    owner = f"{API}/users/{IDS[template['by']]}"
    return {
        "uri": f"{API}/event_types/{template['id']}",
        "name": template["name"],
        "slug": template["slug"],
        "active": template.get("active", True),
        "duration": template["duration"],
        "kind": "solo",
        "type": "StandardEventType",
        "color": "#0088cc",
        "description_plain": template["about"],
        "scheduling_url": f"https://calendly.com/{template['by']}/{template['slug']}",
        "profile": {"type": "User", "owner": owner},
        "position": template["position"],
        "created_at": JOINED,
        "updated_at": JOINED,
    }


def _event(template: dict, kinds: dict[str, dict]) -> dict:
    kind = kinds[template["type"]]
    today = datetime.now(UTC).replace(hour=10, minute=0, second=0, microsecond=0)
    start = today + timedelta(days=template["days"])
    end = start + timedelta(minutes=kind["duration"])
    event = event_of(template["id"], kind, written(start), written(end))
    return event | {"status": template.get("status", "active")}


def _invitee(template: dict, events: dict[str, dict]) -> tuple[str, dict]:
    uuid = f"IN{template['id'][2:]}"
    return uuid, invitee_of(uuid, events[template["id"]], template["invitee"], JOINED)
