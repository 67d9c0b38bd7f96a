"""Pipedrive tools about activities: calls, meetings, tasks."""

from providers.definitions.pipedrive import shapes
from providers.definitions.pipedrive.paging import by_cursor
from providers.definitions.pipedrive.permissions import READ, WRITE
from providers.params import array, boolean, integer, text
from providers.spec import Tool

PARTICIPANTS = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"person_id": {"type": "integer"}, "primary": {"type": "boolean"}},
        "required": ["person_id"],
    },
}
ACTIVITIES = (
    Tool(
        name="pipedrive_list_activities",
        description="List activities in Pipedrive.",
        permission=READ,
        route="GET pipedrive/activities",
        upstream="GET /activities",
        params=(
            integer("deal_id", "Only activities about this deal"),
            integer("person_id", "Only activities with this person"),
            boolean("done", "Only those that are done, or only those that are not"),
            integer("owner_id", "Only activities of this user"),
        ),
        page=by_cursor("activities"),
        example={"done": False},
    ),
    Tool(
        name="pipedrive_create_activity",
        description="Create an activity in Pipedrive.",
        permission=WRITE,
        route="POST pipedrive/activities",
        upstream="POST /activities",
        params=(
            text("subject", "Subject of the activity", required=True),
            text("type", "Type of the activity: call, meeting, task or a type of the company's"),
            text("due_date", "Day it is due (YYYY-MM-DD)"),
            text("due_time", "Time of day it is due (HH:MM, UTC)"),
            integer("deal_id", "Id of the deal it is about"),
            array("participants", "Persons who take part: person_id, primary", schema=PARTICIPANTS),
            boolean("done", "Whether it is done"),
        ),
        shape_response=shapes.one("activity"),
        example={
            "subject": "Talk about the quay",
            "type": "call",
            "due_date": "2026-03-02",
            "deal_id": 1,
            "participants": [{"person_id": 1, "primary": True}],
        },
    ),
)
