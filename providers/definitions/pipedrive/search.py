"""The Pipedrive tool that searches everything at once."""

from providers.definitions.pipedrive.paging import MOST_FOUND, by_cursor
from providers.definitions.pipedrive.permissions import READ
from providers.params import text
from providers.spec import Tool

SEARCH = (
    Tool(
        name="pipedrive_search",
        description="Find deals, persons, organizations, leads and more in Pipedrive.",
        permission=READ,
        route="GET pipedrive/search",
        upstream="GET /itemSearch",
        params=(
            text("q", "Words to look for, two characters at least", required=True, to="term"),
            text("item_types", "deal, person, organization, lead, …; several with commas"),
        ),
        page=by_cursor("items", "data.items", maximum=MOST_FOUND),
        example={"q": "harbour", "item_types": "deal,organization"},
    ),
)
