"""The operations of Google Calendar that are played."""

from sandbox.fake import Route
from sandbox.fakes.google import scopes
from sandbox.fakes.google.calendar import calendars, changes, channels, events, free_busy

CALENDAR = "calendar/v3"
EVENTS = f"{CALENDAR}/calendars/<calendar>/events"

ROUTES = (
    Route("GET", f"{CALENDAR}/users/me/calendarList", calendars.list_all, scopes.READ_CALENDARS),
    Route("GET", EVENTS, events.list_all, scopes.READ_EVENTS),
    Route("POST", EVENTS, changes.insert, scopes.WRITE_EVENTS),
    Route("POST", f"{EVENTS}/watch", channels.watch, scopes.READ_EVENTS),
    Route("GET", f"{EVENTS}/<id>", events.get, scopes.READ_EVENTS),
    Route("PATCH", f"{EVENTS}/<id>", changes.patch, scopes.WRITE_EVENTS),
    Route("PUT", f"{EVENTS}/<id>", changes.put, scopes.WRITE_EVENTS),
    Route("DELETE", f"{EVENTS}/<id>", changes.delete, scopes.WRITE_EVENTS),
    Route("POST", f"{CALENDAR}/channels/stop", channels.stop, scopes.READ_EVENTS),
    Route("POST", f"{CALENDAR}/freeBusy", free_busy.query, scopes.READ_CALENDARS),
)
