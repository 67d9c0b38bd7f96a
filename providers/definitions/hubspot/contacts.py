"""HubSpot tools about contacts."""

from providers.definitions.hubspot.parameters import (
    ARCHIVED,
    ASSOCIATED,
    CONTACT_PROPERTIES,
    ID_PROPERTY,
    LINKS,
    VALUES,
    listed,
    wanted,
)
from providers.definitions.hubspot.quirks import records, sending
from providers.definitions.hubspot.searching import FILTERS, QUERY, SORTS, searched
from providers.params import text
from providers.spec import Tool

CONTACT = text("contactId", "Id of the contact", required=True)

CONTACTS = (
    Tool(
        name="hubspot_list_contacts",
        description="List the contacts of a HubSpot account.",
        permission="hubspot.read",
        route="GET hubspot/contacts",
        upstream="GET /crm/v3/objects/contacts",
        params=(wanted(CONTACT_PROPERTIES), ASSOCIATED, ARCHIVED),
        page=listed("contacts"),
        build_request=sending.joined_lists,
        shape_response=records.contacts,
        example={"limit": 10},
    ),
    Tool(
        name="hubspot_get_contact",
        description="Get one HubSpot contact.",
        permission="hubspot.read",
        route="GET hubspot/contacts/{contactId}",
        upstream="GET /crm/v3/objects/contacts/{contactId}",
        params=(CONTACT, wanted(CONTACT_PROPERTIES), ASSOCIATED, ID_PROPERTY),
        build_request=sending.joined_lists,
        shape_response=records.contact,
        example={"contactId": "20101", "associations": ["companies"]},
    ),
    Tool(
        name="hubspot_search_contacts",
        description="Search the contacts of a HubSpot account.",
        permission="hubspot.read",
        route="POST hubspot/contacts/search",
        upstream="POST /crm/v3/objects/contacts/search",
        changes_nothing=True,
        params=(QUERY, FILTERS, SORTS, wanted(CONTACT_PROPERTIES)),
        page=searched("contacts"),
        build_request=sending.with_filters,
        shape_response=records.contacts,
        example={
            "filters": [{"propertyName": "company", "operator": "EQ", "value": "Harbour Books"}]
        },
    ),
    Tool(
        name="hubspot_create_contact",
        description="Create a HubSpot contact.",
        permission="hubspot.write",
        route="POST hubspot/contacts",
        upstream="POST /crm/v3/objects/contacts",
        params=(VALUES, LINKS),
        shape_response=records.contact,
        example={
            "properties": {
                "email": "ines@harbour.example",
                "firstname": "Ines",
                "lastname": "Duarte",
            }
        },
    ),
    Tool(
        name="hubspot_update_contact",
        description="Change a HubSpot contact.",
        permission="hubspot.write",
        route="PATCH hubspot/contacts/{contactId}",
        upstream="PATCH /crm/v3/objects/contacts/{contactId}",
        params=(CONTACT, ID_PROPERTY, VALUES),
        shape_response=records.contact,
        example={"contactId": "20101", "properties": {"jobtitle": "Managing partner"}},
    ),
)
