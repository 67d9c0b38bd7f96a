"""Facts about HubSpot that other systems rely on, so that they do not change unnoticed."""

import pytest

from providers import registry

HUBSPOT = registry.find("hubspot")
TOOLS = {tool.name: tool for tool in HUBSPOT.services[0].tools}
CRM = "/crm/v3/objects"

CALLS = {
    "hubspot_list_contacts": ("GET hubspot/contacts", f"GET {CRM}/contacts"),
    "hubspot_get_contact": (
        "GET hubspot/contacts/{contactId}",
        f"GET {CRM}/contacts/{{contactId}}",
    ),
    "hubspot_search_contacts": ("POST hubspot/contacts/search", f"POST {CRM}/contacts/search"),
    "hubspot_create_contact": ("POST hubspot/contacts", f"POST {CRM}/contacts"),
    "hubspot_update_contact": (
        "PATCH hubspot/contacts/{contactId}",
        f"PATCH {CRM}/contacts/{{contactId}}",
    ),
    "hubspot_list_companies": ("GET hubspot/companies", f"GET {CRM}/companies"),
    "hubspot_search_companies": ("POST hubspot/companies/search", f"POST {CRM}/companies/search"),
    "hubspot_create_company": ("POST hubspot/companies", f"POST {CRM}/companies"),
    "hubspot_list_deals": ("GET hubspot/deals", f"GET {CRM}/deals"),
    "hubspot_get_deal": ("GET hubspot/deals/{dealId}", f"GET {CRM}/deals/{{dealId}}"),
    "hubspot_search_deals": ("POST hubspot/deals/search", f"POST {CRM}/deals/search"),
    "hubspot_create_deal": ("POST hubspot/deals", f"POST {CRM}/deals"),
    "hubspot_update_deal": ("PATCH hubspot/deals/{dealId}", f"PATCH {CRM}/deals/{{dealId}}"),
    "hubspot_list_pipelines": ("GET hubspot/pipelines/deals", "GET /crm/v3/pipelines/deals"),
    "hubspot_list_owners": ("GET hubspot/owners", "GET /crm/v3/owners/"),
    "hubspot_create_note": ("POST hubspot/notes", f"POST {CRM}/notes"),
}


def test_these_are_all_the_tools_with_their_routes_and_calls():
    assert {name: (tool.route, tool.upstream) for name, tool in TOOLS.items()} == CALLS


@pytest.mark.parametrize("tool", TOOLS.values(), ids=lambda tool: tool.name)
def test_only_tools_that_change_something_need_write(tool):
    writes = tool.route.startswith(("POST", "PATCH")) and not tool.route.endswith("/search")

    assert tool.permission == ("hubspot.write" if writes else "hubspot.read")


def test_lists_name_their_key():
    assert {tool.page.key for tool in TOOLS.values() if tool.page} == {
        "contacts",
        "companies",
        "deals",
        "owners",
        "pipelines",
    }


def test_lists_hold_a_hundred_and_searches_two_hundred():
    most = {name: tool.page.maximum for name, tool in TOOLS.items() if tool.page}

    assert {most[name] for name in most if "_search_" in name} == {200}
    assert {most[name] for name in most if "_list_" in name} == {100}


def test_permissions_ask_for_these_scopes():
    permissions = registry.permissions(HUBSPOT)

    assert set(permissions["hubspot.read"].required) == {
        "crm.objects.contacts.read",
        "crm.objects.companies.read",
        "crm.objects.deals.read",
        "crm.objects.owners.read",
        "crm.schemas.deals.read",
    }
    assert set(permissions["hubspot.write"].required) == {
        "crm.objects.contacts.write",
        "crm.objects.companies.write",
        "crm.objects.deals.write",
    }
    assert HUBSPOT.oauth.identity_scopes == ("oauth",)


def test_the_endpoints_are_those_that_stay():
    oauth = HUBSPOT.oauth

    assert oauth.authorize_url == "https://app.hubspot.com/oauth/authorize"
    assert oauth.token_url == "https://api.hubapi.com/oauth/2026-03/token"
    assert oauth.revocation.url == "https://api.hubapi.com/oauth/2026-03/token/revoke"
    assert (oauth.client_auth, oauth.token_encoding, oauth.pkce) == ("post", "form", False)


def test_a_refresh_token_that_others_may_share_is_not_taken_back_while_they_live():
    assert HUBSPOT.oauth.revocation.wide
    assert HUBSPOT.oauth.revocation.kinds == ("refresh",)
