"""HubSpot tools about companies."""

from providers.definitions.hubspot.parameters import (
    ARCHIVED,
    ASSOCIATED,
    COMPANY_PROPERTIES,
    LINKS,
    VALUES,
    listed,
    wanted,
)
from providers.definitions.hubspot.quirks import records, sending
from providers.definitions.hubspot.searching import FILTERS, QUERY, SORTS, searched
from providers.spec import Tool

COMPANIES = (
    Tool(
        name="hubspot_list_companies",
        description="List the companies of a HubSpot account.",
        permission="hubspot.read",
        route="GET hubspot/companies",
        upstream="GET /crm/v3/objects/companies",
        params=(wanted(COMPANY_PROPERTIES), ASSOCIATED, ARCHIVED),
        page=listed("companies"),
        build_request=sending.joined_lists,
        shape_response=records.companies,
        example={"limit": 10},
    ),
    Tool(
        name="hubspot_search_companies",
        description="Search the companies of a HubSpot account.",
        permission="hubspot.read",
        route="POST hubspot/companies/search",
        upstream="POST /crm/v3/objects/companies/search",
        changes_nothing=True,
        params=(QUERY, FILTERS, SORTS, wanted(COMPANY_PROPERTIES)),
        page=searched("companies"),
        build_request=sending.with_filters,
        shape_response=records.companies,
        example={"query": "harbour", "sorts": ["name"]},
    ),
    Tool(
        name="hubspot_create_company",
        description="Create a HubSpot company.",
        permission="hubspot.write",
        route="POST hubspot/companies",
        upstream="POST /crm/v3/objects/companies",
        params=(VALUES, LINKS),
        shape_response=records.company,
        example={"properties": {"name": "Lantern Works", "domain": "lantern.example"}},
    ),
)
