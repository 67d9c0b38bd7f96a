"""Google Calendar. https://developers.google.com/workspace/calendar/api/v3/reference"""

from providers.definitions.google import scopes
from providers.definitions.google.quirks import events
from providers.params import anything, array, boolean, obj, text
from providers.spec import Page, Permission, Service, Tool

PERMISSIONS = (
    Permission(
        id="calendar.read",
        description="Read calendars, events and free times.",
        scopes=(scopes.CALENDAR_READONLY,),
    ),
    Permission(
        id="calendar.manage",
        description="Create, change and delete events.",
        scopes=(scopes.CALENDAR_EVENTS, scopes.CALENDAR_READONLY),
        needs=(scopes.CALENDAR_EVENTS,),
        aliases=("calendar.write",),
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
                "properties": {"email": {"type": "string"}, "optional": {"type": "boolean"}},
                "required": ["email"],
            },
        ]
    },
}
CALENDARS = {
    "type": "array",
    "items": {
        "anyOf": [
            {"type": "string"},
            {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]},
        ]
    },
}
WHO_IS_TOLD = ("all", "externalOnly", "none")

CALENDAR_ID = text("calendarId", "Id of the calendar", default="primary")
EVENT_ID = text("eventId", "Id of the event", required=True)
SEND_UPDATES = text("sendUpdates", "Which guests get a mail", enum=WHO_IS_TOLD, where="query")
DETAILS = (
    text("description", "Longer text"),
    text("location", "Where it takes place"),
    array("attendees", "Guests: addresses, or objects with email", schema=ATTENDEES),
    text("timeZone", "Time zone of start and end, like Europe/Zurich", to=""),
    array("recurrence", "RRULE, EXDATE and RDATE lines of a repeated event"),
    obj("reminders", "Reminders, like {useDefault: true}"),
    boolean("conference", "Whether to add a Google Meet link", to=""),
    SEND_UPDATES,
)

TOOLS = (
    Tool(
        name="calendar_list_calendars",
        description="List the calendars of the connected Google account.",
        permission="calendar.read",
        route="GET calendar/calendars",
        upstream="GET /users/me/calendarList",
        page=Page(
            key="calendars",
            items="items",
            limit_param="maxResults",
            cursor_param="pageToken",
            next_cursor="nextPageToken",
            default=100,
            maximum=250,
            limit_name="maxResults",
            cursor_name="pageToken",
        ),
    ),
    Tool(
        name="calendar_list_events",
        actions=("EVENTS_LIST",),
        description="List events of a Google calendar in the order of their start.",
        permission="calendar.read",
        route="GET calendar/events",
        upstream="GET /calendars/{calendarId}/events",
        params=(
            text("timeMin", "Only events that end after this time; now if not given"),
            text("timeMax", "Only events that start before this time"),
            CALENDAR_ID,
            text("q", "Words to search for"),
            text("timeZone", "Time zone of the answer"),
        ),
        # Repeated events one by one: only so can they be ordered by their start.
        fixed_query={"singleEvents": "true", "orderBy": "startTime"},
        page=Page(
            key="events",
            items="items",
            limit_param="maxResults",
            cursor_param="pageToken",
            next_cursor="nextPageToken",
            default=10,
            maximum=2500,
            limit_name="maxResults",
            cursor_name="pageToken",
        ),
        build_request=events.upcoming,
        example={"timeMin": "2026-03-02T00:00:00Z", "maxResults": 5},
    ),
    Tool(
        name="calendar_get_event",
        description="Read one event of a Google calendar.",
        permission="calendar.read",
        route="GET calendar/events/{eventId}",
        upstream="GET /calendars/{calendarId}/events/{eventId}",
        params=(EVENT_ID, CALENDAR_ID),
        example={"eventId": "mara411a24af03"},
    ),
    Tool(
        name="calendar_check_freebusy",
        description="Find out when the owners of Google calendars are busy.",
        permission="calendar.read",
        route="POST calendar/free-busy",
        aliases=("POST calendar/freebusy",),
        upstream="POST /freeBusy",
        changes_nothing=True,
        params=(
            text("timeMin", "Begin of the time in question", required=True),
            text("timeMax", "End of the time in question", required=True),
            array(
                "items",
                "Calendar ids",
                schema=CALENDARS,
                default=["primary"],
                aliases=("calendars",),
            ),
            text("timeZone", "Time zone of the answer"),
        ),
        build_request=events.free_busy,
        other_names=("calendar_find_free_busy",),
        example={
            "timeMin": "2026-03-02T08:00:00Z",
            "timeMax": "2026-03-02T18:00:00Z",
            "items": ["primary"],
        },
    ),
    Tool(
        name="calendar_create_event",
        description="Create an event in a Google calendar.",
        permission="calendar.manage",
        route="POST calendar/events",
        upstream="POST /calendars/{calendarId}/events",
        params=(
            text("summary", "Title of the event", required=True),
            anything("start", "Start: ISO 8601 time, date or object", required=True, schema=TIME),
            anything("end", "End: ISO 8601 time, date or object", required=True, schema=TIME),
            CALENDAR_ID,
            *DETAILS,
        ),
        fixed_query={"conferenceDataVersion": "1"},
        build_request=events.create,
        example={
            "summary": "Launch plan: decision",
            "start": "2026-03-02T10:00:00Z",
            "end": "2026-03-02T10:30:00Z",
            "attendees": ["tomas@northwind.example"],
        },
    ),
    Tool(
        name="calendar_update_event",
        description="Change the given fields of an event in a Google calendar.",
        permission="calendar.manage",
        route="PUT calendar/events/{eventId}",
        aliases=("PATCH calendar/events/{eventId}",),
        # Google's PUT would wipe every field that is not given.
        upstream="PATCH /calendars/{calendarId}/events/{eventId}",
        params=(
            EVENT_ID,
            text("summary", "Title of the event"),
            anything("start", "Start: ISO 8601 time, date or object", schema=TIME),
            anything("end", "End: ISO 8601 time, date or object", schema=TIME),
            CALENDAR_ID,
            *DETAILS,
        ),
        fixed_query={"conferenceDataVersion": "1"},
        build_request=events.update,
        example={"eventId": "mara411a24af03", "location": "Room 2"},
    ),
    Tool(
        name="calendar_delete_event",
        description="Delete an event from a Google calendar.",
        permission="calendar.manage",
        route="DELETE calendar/events/{eventId}",
        upstream="DELETE /calendars/{calendarId}/events/{eventId}",
        params=(EVENT_ID, CALENDAR_ID, SEND_UPDATES),
        shape_response=events.deleted,
        example={"eventId": "mara84a82c4d10"},
    ),
)

CALENDAR = Service(
    slug="calendar",
    toolkit="google-calendar",
    name="Google Calendar",
    base_url="https://www.googleapis.com/calendar/v3",
    permissions=PERMISSIONS,
    tools=TOOLS,
)
