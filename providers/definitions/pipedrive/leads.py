"""Pipedrive tools about leads and notes, which only v1 has."""

from providers.definitions.pipedrive import shapes
from providers.definitions.pipedrive.oauth import API_V1
from providers.definitions.pipedrive.paging import by_start
from providers.definitions.pipedrive.permissions import READ, WRITE
from providers.params import integer, obj, text
from providers.spec import Tool

VALUE = {
    "type": "object",
    "properties": {"amount": {"type": "number"}, "currency": {"type": "string"}},
    "required": ["amount", "currency"],
}
LEADS = (
    Tool(
        name="pipedrive_list_leads",
        description="List leads in Pipedrive.",
        permission=READ,
        route="GET pipedrive/leads",
        upstream=f"GET {API_V1}/leads",
        params=(
            integer("owner_id", "Only leads of this user"),
            integer("person_id", "Only leads with this person"),
            text("sort", "Field and direction, such as add_time DESC; several with commas"),
        ),
        page=by_start("leads"),
        example={"sort": "title ASC"},
    ),
    Tool(
        name="pipedrive_create_lead",
        description="Create a lead in Pipedrive for a person or an organization.",
        permission=WRITE,
        route="POST pipedrive/leads",
        upstream=f"POST {API_V1}/leads",
        params=(
            text("title", "Title of the lead", required=True),
            integer("person_id", "Id of the person; this or organization_id must be there"),
            integer("organization_id", "Id of the organization; this or person_id must be there"),
            obj("value", "What it may be worth: amount and currency", schema=VALUE),
        ),
        shape_response=shapes.one("lead"),
        example={
            "title": "New pier",
            "organization_id": 1,
            "value": {"amount": 300, "currency": "EUR"},
        },
    ),
    Tool(
        name="pipedrive_add_note",
        description="Add a note to a deal, person, organization or lead in Pipedrive.",
        permission=WRITE,
        route="POST pipedrive/notes",
        upstream=f"POST {API_V1}/notes",
        params=(
            text("content", "Text of the note, as HTML", required=True),
            integer("deal_id", "Id of the deal it belongs to"),
            integer("person_id", "Id of the person it belongs to"),
            integer("org_id", "Id of the organization it belongs to"),
            text("lead_id", "Id of the lead it belongs to"),
        ),
        shape_response=shapes.one("note"),
        example={"content": "<p>Wants a second offer.</p>", "deal_id": 1},
    ),
)
