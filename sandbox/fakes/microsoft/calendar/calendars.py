"""The calendars a person sees."""

from sandbox.calls import Call
from sandbox.fakes.microsoft.odata import listed
from sandbox.people import Person
from sandbox.refusals import Refusal

MAIN, TEAM, HOLIDAYS = (f"AAMkAGNorthwindCalendar-{name}=" for name in ("main", "team", "holidays"))


def calendars_of(person: Person) -> list[dict]:
    """Return a person's calendars, the main one first."""
    return [
        _calendar(person, MAIN, "Calendar", is_main=True),
        _calendar(person, TEAM, "Northwind team"),
        _calendar(person, HOLIDAYS, "Holidays in Portugal", can_edit=False),
    ]


def _calendar(
    person: Person, calendar_id: str, name: str, *, is_main: bool = False, can_edit: bool = True
) -> dict:
    return {
        "id": calendar_id,
        "name": name,
        "color": "auto",
        "hexColor": "",
        "isDefaultCalendar": is_main,
        "changeKey": "DxYSthXJXEWwAQSYQnXvIgAAIxGttg==",
        "canShare": is_main,
        "canViewPrivateItems": True,
        "canEdit": can_edit,
        "allowedOnlineMeetingProviders": ["teamsForBusiness"],
        "defaultOnlineMeetingProvider": "teamsForBusiness",
        "isTallyingResponses": is_main,
        "isRemovable": not is_main,
        "owner": {"name": person.name, "address": person.email},
    }


def list_all(call: Call) -> dict:
    """List the calendars."""
    return listed(call, calendars_of(call.person))


def calendar_in_path(call: Call) -> dict:
    """Return the calendar that the path names, else the main one."""
    wanted = call.path.get("calendar", MAIN)
    for calendar in calendars_of(call.person):
        if calendar["id"] == wanted:
            return calendar
    raise Refusal("no_message" if wanted.startswith("AAMk") else "malformed_id")
