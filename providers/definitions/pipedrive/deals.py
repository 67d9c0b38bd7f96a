"""Pipedrive tools about deals and the stages they go through."""

from providers.definitions.pipedrive import shapes
from providers.definitions.pipedrive.paging import by_cursor
from providers.definitions.pipedrive.permissions import READ, WRITE
from providers.definitions.pipedrive.sorting import sorted_by
from providers.params import boolean, integer, number, obj, text
from providers.spec import Tool

DEAL_ID = integer("id", "Id of the deal", required=True)
TITLE = "Title of the deal"
FIELDS = (
    number("value", "Value of the deal"),
    text("currency", "Currency of the value, as three letters"),
    integer("person_id", "Id of the person the deal is with"),
    integer("org_id", "Id of the organization the deal is with"),
    integer("stage_id", "Id of the stage the deal is in"),
    integer("owner_id", "Id of the user who owns the deal"),
    obj("custom_fields", "Values of custom fields, by the 40 characters that are each field's key"),
)
FILTERS = (
    text("status", "open, won, lost or deleted; several with commas"),
    integer("owner_id", "Only deals of this user"),
    integer("person_id", "Only deals with this person"),
    integer("org_id", "Only deals with this organization"),
    integer("pipeline_id", "Only deals in this pipeline"),
    integer("stage_id", "Only deals in this stage"),
    *sorted_by("id", "update_time", "add_time"),
    text("updated_since", "Only deals changed since this time (RFC 3339)"),
)
DEALS = (
    Tool(
        name="pipedrive_list_deals",
        description="List deals in Pipedrive.",
        permission=READ,
        route="GET pipedrive/deals",
        upstream="GET /deals",
        params=FILTERS,
        page=by_cursor("deals"),
        example={"status": "open", "limit": 5},
    ),
    Tool(
        name="pipedrive_get_deal",
        description="Get one deal from Pipedrive.",
        permission=READ,
        route="GET pipedrive/deals/{id}",
        upstream="GET /deals/{id}",
        params=(DEAL_ID,),
        shape_response=shapes.one("deal"),
        example={"id": 1},
    ),
    Tool(
        name="pipedrive_search_deals",
        description="Find deals in Pipedrive by words in their title, notes and custom fields.",
        permission=READ,
        route="GET pipedrive/deals/search",
        upstream="GET /deals/search",
        params=(
            text("q", "Words to look for, two characters at least", required=True, to="term"),
            text("fields", "Where to look: title, notes, custom_fields; several with commas"),
            boolean("exact_match", "Find only what matches as a whole"),
        ),
        page=by_cursor("deals", "data.items"),
        shape_response=shapes.found_deals,
        example={"q": "harbour"},
    ),
    Tool(
        name="pipedrive_create_deal",
        description="Create a deal in Pipedrive.",
        permission=WRITE,
        route="POST pipedrive/deals",
        upstream="POST /deals",
        params=(text("title", TITLE, required=True), *FIELDS),
        shape_response=shapes.one("deal"),
        example={"title": "Harbour lights", "value": 1200, "currency": "EUR", "org_id": 1},
    ),
    Tool(
        name="pipedrive_update_deal",
        description="Change a deal in Pipedrive.",
        permission=WRITE,
        route="PATCH pipedrive/deals/{id}",
        upstream="PATCH /deals/{id}",
        params=(
            DEAL_ID,
            text("title", TITLE),
            *FIELDS,
            text("status", "State of the deal", enum=("open", "won", "lost")),
        ),
        shape_response=shapes.one("deal"),
        example={"id": 1, "status": "won"},
    ),
    Tool(
        name="pipedrive_list_stages",
        description="List the stages of the pipelines in Pipedrive.",
        permission=READ,
        route="GET pipedrive/stages",
        upstream="GET /stages",
        params=(integer("pipeline_id", "Only stages of this pipeline"),),
        page=by_cursor("stages"),
        example={"pipeline_id": 1},
    ),
)
