"""The first events of each calendar, around now. Their ids stay the same, so that examples can name them."""

from datetime import datetime, timedelta

from django.utils import timezone

from sandbox.fakes.microsoft.calendar.calendars import HOLIDAYS, MAIN, TEAM
from sandbox.fakes.microsoft.calendar.describing import described
from sandbox.fakes.microsoft.calendar.events import shelf_of
from sandbox.fakes.microsoft.calendar.seed_data import EVENTS
from sandbox.fakes.microsoft.calendar.times import written
from sandbox.fakes.microsoft.mail.mailbox import person
from sandbox.people import PEOPLE, Person

CALENDARS = {"main": MAIN, "team": TEAM, "holidays": HOLIDAYS}


def seed_calendar(owner: Person) -> None:
    """Fill one person's calendars."""
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    events = [_event(owner, today, number, each) for number, each in enumerate(EVENTS, start=1)]
    shelf_of(owner.key).add_many(
        [(event["id"], number, event) for number, event in enumerate(events)]
    )


def _event(owner: Person, today: datetime, number: int, template: dict) -> dict:
    event_id = f"AAMkAGNorthwind{owner.key.capitalize()}Event{number:04d}="
    fields = {
        "subject": template["subject"],
        "location": {"displayName": template.get("location", ""), "locationType": "default"},
        "attendees": _guests(owner) if template.get("together") else [],
        "isAllDay": "days" in template,
        "_text": template.get("text", ""),
        **_span(today, template),
        **_series(today, template),
    }
    return described(owner, event_id, CALENDARS[template.get("calendar", "main")], fields)


def _span(today: datetime, template: dict) -> dict:
    start = today + timedelta(days=template["day"], hours=template.get("hour", 0))
    long = timedelta(days=template.get("days", 0), minutes=template.get("minutes", 0))
    return {"start": written(start), "end": written(start + long)}


def _series(today: datetime, template: dict) -> dict:
    if "weeks" not in template:
        return {}
    first = (today + timedelta(days=template["day"])).date()
    pattern = {"type": "weekly", "interval": 1, "daysOfWeek": [f"{first:%A}".lower()]}
    reach = {
        "type": "numbered",
        "startDate": first.isoformat(),
        "numberOfOccurrences": template["weeks"],
    }
    return {"type": "seriesMaster", "recurrence": {"pattern": pattern, "range": reach}}


def _guests(owner: Person) -> list[dict]:
    status = {"response": "none", "time": "0001-01-01T00:00:00Z"}
    return [
        {**person(one.name, one.email), "type": "required", "status": status}
        for one in PEOPLE
        if one != owner
    ]
