"""The operations of Outlook Calendar that are played."""

from sandbox.fake import Route
from sandbox.fakes.microsoft import scopes
from sandbox.fakes.microsoft.calendar import calendars, changes, events

EVENTS = "v1.0/me/events"
CALENDARS = "v1.0/me/calendars"
OF_ONE = f"{CALENDARS}/<calendar>"

ROUTES = (
    Route("GET", CALENDARS, calendars.list_all, scopes.READ_EVENTS),
    Route("GET", EVENTS, events.list_all, scopes.READ_EVENTS),
    Route("POST", EVENTS, changes.insert, scopes.WRITE_EVENTS),
    Route("GET", f"{EVENTS}/<id>", events.get, scopes.READ_EVENTS),
    Route("PATCH", f"{EVENTS}/<id>", changes.patch, scopes.WRITE_EVENTS),
    Route("DELETE", f"{EVENTS}/<id>", changes.delete, scopes.WRITE_EVENTS),
    Route("GET", "v1.0/me/calendarView", events.view, scopes.READ_EVENTS),
    Route("GET", f"{OF_ONE}/events", events.list_all, scopes.READ_EVENTS),
    Route("POST", f"{OF_ONE}/events", changes.insert, scopes.WRITE_EVENTS),
    Route("GET", f"{OF_ONE}/calendarView", events.view, scopes.READ_EVENTS),
)
