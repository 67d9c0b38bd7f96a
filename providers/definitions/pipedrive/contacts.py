"""Pipedrive tools about persons and organizations."""

from providers.definitions.pipedrive import quirks, shapes
from providers.definitions.pipedrive.paging import by_cursor
from providers.definitions.pipedrive.permissions import READ, WRITE
from providers.definitions.pipedrive.sorting import sorted_by
from providers.params import array, integer, text
from providers.spec import Tool

SORTING = sorted_by("id", "update_time", "add_time")
REACHED_AT = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "value": {"type": "string"},
            "primary": {"type": "boolean"},
            "label": {"type": "string"},
        },
        "required": ["value"],
    },
}
CONTACTS = (
    Tool(
        name="pipedrive_list_persons",
        description="List persons in Pipedrive.",
        permission=READ,
        route="GET pipedrive/persons",
        upstream="GET /persons",
        params=(
            integer("owner_id", "Only persons of this user"),
            integer("org_id", "Only persons in this organization"),
            *SORTING,
        ),
        page=by_cursor("persons"),
        example={"org_id": 1},
    ),
    Tool(
        name="pipedrive_create_person",
        description="Create a person in Pipedrive.",
        permission=WRITE,
        route="POST pipedrive/persons",
        upstream="POST /persons",
        params=(
            text("name", "Name of the person", required=True),
            array("emails", "E-mail addresses: value, primary, label", schema=REACHED_AT),
            array("phones", "Telephone numbers: value, primary, label", schema=REACHED_AT),
            integer("org_id", "Id of the organization the person belongs to"),
        ),
        shape_response=shapes.one("person"),
        example={
            "name": "Ines Moreau",
            "emails": [{"value": "ines@harbour.example", "primary": True}],
            "org_id": 1,
        },
    ),
    Tool(
        name="pipedrive_list_organizations",
        description="List organizations in Pipedrive.",
        permission=READ,
        route="GET pipedrive/organizations",
        upstream="GET /organizations",
        params=(integer("owner_id", "Only organizations of this user"), *SORTING),
        page=by_cursor("organizations"),
        example={"limit": 5},
    ),
    Tool(
        name="pipedrive_create_organization",
        description="Create an organization in Pipedrive.",
        permission=WRITE,
        route="POST pipedrive/organizations",
        upstream="POST /organizations",
        params=(
            text("name", "Name of the organization", required=True),
            integer("owner_id", "Id of the user who owns the organization"),
            text("address", "Whole address of the organization", to=""),
        ),
        build_request=quirks.address_as_object,
        shape_response=shapes.one("organization"),
        example={"name": "Harbour Works", "address": "4 Quay Street, Bergen"},
    ),
)
