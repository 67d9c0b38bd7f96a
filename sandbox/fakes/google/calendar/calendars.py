"""The calendars a person sees."""

from sandbox.calls import Call
from sandbox.paging import page_of, size_of
from sandbox.people import Person
from sandbox.refusals import Refusal

ZONE = "Europe/Lisbon"
TEAM = "c_northwind_team@group.calendar.google.com"
HOLIDAYS = "en.portuguese#holiday@group.v.calendar.google.com"


def calendars_of(person: Person) -> list[dict]:
    """Return a person's calendars, the own one first."""
    return [
        _entry(person.email, person.email, "owner", primary=True),
        _entry(TEAM, "Northwind team", "writer"),
        _entry(HOLIDAYS, "Holidays in Portugal", "reader"),
    ]


def _entry(calendar_id: str, summary: str, role: str, *, primary: bool = False) -> dict:
    entry = {
        "kind": "calendar#calendarListEntry",
        "etag": '"1700000000000000"',
        "id": calendar_id,
        "summary": summary,
        "timeZone": ZONE,
        "accessRole": role,
        "selected": True,
        "backgroundColor": "#9fe1e7",
        "foregroundColor": "#000000",
    }
    return entry | {"primary": True} if primary else entry


def list_all(call: Call) -> dict:
    """List the calendars."""
    size = size_of(call.query.get("maxResults"), 100, 250)
    shown, token = page_of(calendars_of(call.person), size, call.query.get("pageToken", ""))
    answer = {"kind": "calendar#calendarList", "etag": '"p1"', "items": shown}
    return answer | ({"nextPageToken": token} if token else {})


def find_calendar(call: Call, *, to_write: bool = False) -> dict:
    """Return the calendar in the path; `primary` is the caller's own."""
    wanted = call.path["calendar"]
    wanted = call.person.email if wanted == "primary" else wanted
    for calendar in calendars_of(call.person):
        if calendar["id"] == wanted:
            if to_write and calendar["accessRole"] == "reader":
                raise Refusal("forbidden", "You need to have writer access to this calendar.")
            return calendar
    raise Refusal("not_found", "Not Found")
