"""The first events of each calendar, around now."""

from datetime import datetime, timedelta
from zlib import crc32

from django.utils import timezone

from sandbox.fakes.google.calendar.calendars import HOLIDAYS, TEAM, ZONE
from sandbox.fakes.google.calendar.events import shelf_of
from sandbox.fakes.google.calendar.seed_data import EVENTS, STAND_UP
from sandbox.fakes.google.calendar.times import stamp, written
from sandbox.people import PEOPLE, Person


def seed_calendar(person: Person) -> None:
    """Fill one person's calendars."""
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    entries = []
    for number, template in enumerate((*EVENTS, STAND_UP)):
        event = _event(person, today, number, template)
        entries.append((event["id"], number, event))
    shelf_of(person.key).add_many(entries)


def _event(person: Person, today: datetime, number: int, template: dict) -> dict:
    event_id = f"{person.key}{crc32(template['summary'].encode()):08x}{number:02d}"
    calendar = {"own": person.email, "team": TEAM, "holidays": HOLIDAYS}[template["calendar"]]
    made = stamp(today - timedelta(days=40 - number))
    event = {
        "calendar": calendar,
        "kind": "calendar#event",
        "etag": f'"{number}"',
        "id": event_id,
        "status": "confirmed",
        "htmlLink": f"https://www.google.com/calendar/event?eid={event_id}",
        "created": made,
        "updated": made,
        "summary": template["summary"],
        "creator": {"email": person.email, "self": True},
        "organizer": {"email": person.email, "self": True},
        "iCalUID": f"{event_id}@google.com",
        "sequence": 0,
        "eventType": "default",
        **_span(today, template),
        **template.get("more", {}),
    }
    return event | _attendees(person, template)


def _span(today: datetime, template: dict) -> dict:
    start = today + timedelta(days=template["day"])
    if "hour" not in template:
        days = timedelta(days=template.get("days", 1))
        first, last = start.date().isoformat(), (start + days).date().isoformat()
        return {"start": {"date": first}, "end": {"date": last}}
    start += timedelta(hours=template["hour"])
    end = start + timedelta(minutes=template["minutes"])
    zone = {"timeZone": ZONE}
    return {"start": {"dateTime": written(start)} | zone, "end": {"dateTime": written(end)} | zone}


def _attendees(person: Person, template: dict) -> dict:
    """Invite the colleagues where a template says so."""
    if not template.get("together"):
        return {}
    own = {"email": person.email, "self": True, "organizer": True, "responseStatus": "accepted"}
    others = [{"email": one.email, "displayName": one.name} for one in PEOPLE if one != person]
    return {"attendees": [own, *(one | {"responseStatus": "needsAction"} for one in others)]}
