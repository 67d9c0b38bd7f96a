"""HubSpot tools about deals and the pipelines they go through."""

from providers.definitions.hubspot.parameters import (
    ARCHIVED,
    ASSOCIATED,
    DEAL_PROPERTIES,
    ID_PROPERTY,
    LINKS,
    VALUES,
    listed,
    wanted,
)
from providers.definitions.hubspot.quirks import records, sending
from providers.definitions.hubspot.searching import FILTERS, QUERY, SORTS, searched
from providers.params import text
from providers.spec import Page, Tool

DEAL = text("dealId", "Id of the deal", required=True)

DEALS = (
    Tool(
        name="hubspot_list_deals",
        description="List the deals of a HubSpot account.",
        permission="hubspot.read",
        route="GET hubspot/deals",
        upstream="GET /crm/v3/objects/deals",
        params=(wanted(DEAL_PROPERTIES), ASSOCIATED, ARCHIVED),
        page=listed("deals"),
        build_request=sending.joined_lists,
        shape_response=records.deals,
        example={"limit": 10},
    ),
    Tool(
        name="hubspot_get_deal",
        description="Get one HubSpot deal.",
        permission="hubspot.read",
        route="GET hubspot/deals/{dealId}",
        upstream="GET /crm/v3/objects/deals/{dealId}",
        params=(DEAL, wanted(DEAL_PROPERTIES), ASSOCIATED, ID_PROPERTY),
        build_request=sending.joined_lists,
        shape_response=records.deal,
        example={"dealId": "40301"},
    ),
    Tool(
        name="hubspot_search_deals",
        description="Search the deals of a HubSpot account.",
        permission="hubspot.read",
        route="POST hubspot/deals/search",
        upstream="POST /crm/v3/objects/deals/search",
        changes_nothing=True,
        params=(QUERY, FILTERS, SORTS, wanted(DEAL_PROPERTIES)),
        page=searched("deals"),
        build_request=sending.with_filters,
        shape_response=records.deals,
        example={
            "filters": [{"propertyName": "amount", "operator": "GTE", "value": 1000}],
            "sorts": [{"propertyName": "closedate", "direction": "DESCENDING"}],
        },
    ),
    Tool(
        name="hubspot_create_deal",
        description="Create a HubSpot deal.",
        permission="hubspot.write",
        route="POST hubspot/deals",
        upstream="POST /crm/v3/objects/deals",
        params=(VALUES, LINKS),
        shape_response=records.deal,
        example={
            "properties": {
                "dealname": "Reading lamps",
                "amount": "1800",
                "pipeline": "default",
                "dealstage": "appointmentscheduled",
            }
        },
    ),
    Tool(
        name="hubspot_update_deal",
        description="Change a HubSpot deal.",
        permission="hubspot.write",
        route="PATCH hubspot/deals/{dealId}",
        upstream="PATCH /crm/v3/objects/deals/{dealId}",
        params=(DEAL, ID_PROPERTY, VALUES),
        shape_response=records.deal,
        example={"dealId": "40301", "properties": {"dealstage": "closedwon"}},
    ),
    Tool(
        name="hubspot_list_pipelines",
        description="List the pipelines of HubSpot deals with their stages.",
        permission="hubspot.read",
        route="GET hubspot/pipelines/deals",
        upstream="GET /crm/v3/pipelines/deals",
        page=Page(key="pipelines", items="results"),
    ),
)
