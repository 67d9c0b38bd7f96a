"""Outlook Calendar. https://learn.microsoft.com/graph/api/resources/calendar-overview"""

from providers.definitions.microsoft.api import GRAPH, ID
from providers.definitions.microsoft.quirks import events
from providers.params import anything, array, boolean, text
from providers.spec import Page, Permission, Service, Tool

PERMISSIONS = (
    Permission(
        id="calendar.read",
        description="Read calendars and events.",
        scopes=("Calendars.Read",),
        aliases=("outlook_calendar.read",),
    ),
    Permission(
        id="calendar.manage",
        description="Create, change and delete events.",
        scopes=("Calendars.ReadWrite",),
        aliases=("outlook_calendar.manage", "calendar.write"),
    ),
)

TIME = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {
                "dateTime": {"type": "string", "description": "ISO 8601 time"},
                "date": {"type": "string", "description": "YYYY-MM-DD, for whole days"},
                "timeZone": {"type": "string", "description": "Like Europe/Zurich"},
            },
        },
    ]
}
ATTENDEES = {
    "type": "array",
    "items": {
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {
                    "email": {"type": "string"},
                    "name": {"type": "string"},
                    "optional": {"type": "boolean"},
                },
                "required": ["email"],
            },
        ]
    },
}
# Else times come in the zone of the event, and descriptions as HTML.
PREFER = {"Prefer": 'outlook.timezone="UTC", outlook.body-content-type="text"'}

EVENT_ID = text("eventId", "Id of the event", required=True, schema=ID)
CALENDAR_ID = text("calendarId", "Id of the calendar; the main one if not given", to="")
DETAILS = (
    text("description", "Longer text", to=""),
    text("location", "Where it takes place", to=""),
    array("attendees", "Guests: addresses, or objects with email", schema=ATTENDEES, to=""),
    text("timeZone", "Time zone of start and end, like Europe/Zurich", to=""),
    boolean(
        "online",
        "Whether to add an online meeting",
        to="isOnlineMeeting",
        aliases=("isOnlineMeeting",),
    ),
)
AN_EVENT = "AAMkAGNorthwindMaraEvent0001="

TOOLS = (
    Tool(
        name="microsoft_calendar_list_events",
        description="List events of an Outlook calendar in the order of their start.",
        permission="calendar.read",
        route="GET microsoft/calendar/events",
        upstream="GET /me/calendarView",
        params=(
            text("timeMin", "Only events that end after this time", to=""),
            text("timeMax", "Only events that start before this time", to=""),
            CALENDAR_ID,
        ),
        fixed_query={"$orderby": "start/dateTime"},
        page=Page(
            key="events",
            items="value",
            limit_param="$top",
            next_url="@odata.nextLink",
            default=20,
            maximum=1000,
        ),
        headers=PREFER,
        build_request=events.find,
        other_names=("outlook_list_events",),
        example={"timeMin": "2026-01-01T00:00:00Z", "timeMax": "2026-12-31T00:00:00Z"},
    ),
    Tool(
        name="microsoft_calendar_get_event",
        description="Read one event of an Outlook calendar.",
        permission="calendar.read",
        route="GET microsoft/calendar/events/{eventId}",
        upstream="GET /me/events/{eventId}",
        params=(EVENT_ID,),
        headers=PREFER,
        other_names=("outlook_get_event",),
        example={"eventId": AN_EVENT},
    ),
    Tool(
        name="microsoft_calendar_list_calendars",
        description="List the calendars of the connected Outlook account.",
        permission="calendar.read",
        route="GET microsoft/calendar/calendars",
        upstream="GET /me/calendars",
        page=Page(
            key="calendars",
            items="value",
            limit_param="$top",
            next_url="@odata.nextLink",
            default=100,
            maximum=1000,
        ),
        other_names=("outlook_list_calendars",),
    ),
    Tool(
        name="microsoft_calendar_create_event",
        description="Create an event in an Outlook calendar.",
        permission="calendar.manage",
        route="POST microsoft/calendar/events",
        upstream="POST /me/events",
        params=(
            text(
                "summary", "Title of the event", required=True, to="subject", aliases=("subject",)
            ),
            anything(
                "start", "Start: ISO 8601 time, date or object", required=True, schema=TIME, to=""
            ),
            anything(
                "end", "End: ISO 8601 time, date or object", required=True, schema=TIME, to=""
            ),
            CALENDAR_ID,
            *DETAILS,
        ),
        headers=PREFER,
        build_request=events.create,
        other_names=("outlook_create_event",),
        example={
            "summary": "Launch review",
            "start": "2026-12-01T10:00:00Z",
            "end": "2026-12-01T10:30:00Z",
            "attendees": ["tomas@northwind.example"],
            "location": "Room Tejo",
        },
    ),
    Tool(
        name="microsoft_calendar_update_event",
        description="Change the given fields of an event in an Outlook calendar.",
        permission="calendar.manage",
        route="PUT microsoft/calendar/events/{eventId}",
        aliases=("PATCH microsoft/calendar/events/{eventId}",),
        upstream="PATCH /me/events/{eventId}",
        params=(
            EVENT_ID,
            text("summary", "Title of the event", to="subject", aliases=("subject",)),
            anything("start", "Start: ISO 8601 time, date or object", schema=TIME, to=""),
            anything("end", "End: ISO 8601 time, date or object", schema=TIME, to=""),
            *DETAILS,
        ),
        headers=PREFER,
        build_request=events.update,
        other_names=("outlook_update_event",),
        example={"eventId": AN_EVENT, "summary": "Launch plan: final decision"},
    ),
    Tool(
        name="microsoft_calendar_delete_event",
        description="Delete an event from an Outlook calendar.",
        permission="calendar.manage",
        route="DELETE microsoft/calendar/events/{eventId}",
        upstream="DELETE /me/events/{eventId}",
        params=(EVENT_ID,),
        shape_response=events.deleted,
        other_names=("outlook_delete_event",),
        example={"eventId": AN_EVENT},
    ),
)

CALENDAR = Service(
    slug="calendar",
    toolkit="outlook-calendar",
    name="Outlook Calendar",
    base_url=GRAPH,
    permissions=PERMISSIONS,
    tools=TOOLS,
)
