"""HubSpot tools about owners: the people of the account whom records belong to."""

from providers.definitions.hubspot.parameters import listed
from providers.params import text
from providers.spec import Tool

OWNERS = (
    Tool(
        name="hubspot_list_owners",
        description="List the people whom HubSpot records belong to.",
        permission="hubspot.read",
        route="GET hubspot/owners",
        upstream="GET /crm/v3/owners/",
        params=(text("email", "Only the owner with this e-mail address"),),
        page=listed("owners"),
        example={"email": "mara@northwind.example"},
    ),
)
