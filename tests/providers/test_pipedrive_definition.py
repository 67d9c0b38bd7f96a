"""What Pipedrive's definition says: every tool's route and upstream, permissions, and OAuth habits."""

import pytest

from providers.definitions.pipedrive import PROVIDER as PIPEDRIVE
from providers.registry import permissions
from providers.scopes import granted_permissions, requested

V1, V2 = "{api_domain}/api/v1", "{api_domain}/api/v2"
[SERVICE] = PIPEDRIVE.services
TOOLS = {tool.name.removeprefix("pipedrive_"): tool for tool in SERVICE.tools}
READ = {"list_deals", "get_deal", "search_deals", "list_stages", "list_persons", "list_leads"}
READ |= {"list_organizations", "list_activities", "search"}
WHERE = {
    "list_deals": ("GET pipedrive/deals", "GET /deals"),
    "get_deal": ("GET pipedrive/deals/{id}", "GET /deals/{id}"),
    "search_deals": ("GET pipedrive/deals/search", "GET /deals/search"),
    "create_deal": ("POST pipedrive/deals", "POST /deals"),
    "update_deal": ("PATCH pipedrive/deals/{id}", "PATCH /deals/{id}"),
    "list_stages": ("GET pipedrive/stages", "GET /stages"),
    "list_persons": ("GET pipedrive/persons", "GET /persons"),
    "create_person": ("POST pipedrive/persons", "POST /persons"),
    "list_organizations": ("GET pipedrive/organizations", "GET /organizations"),
    "create_organization": ("POST pipedrive/organizations", "POST /organizations"),
    "list_activities": ("GET pipedrive/activities", "GET /activities"),
    "create_activity": ("POST pipedrive/activities", "POST /activities"),
    "list_leads": ("GET pipedrive/leads", f"GET {V1}/leads"),
    "create_lead": ("POST pipedrive/leads", f"POST {V1}/leads"),
    "add_note": ("POST pipedrive/notes", f"POST {V1}/notes"),
    "search": ("GET pipedrive/search", "GET /itemSearch"),
}


def test_every_tool_is_where_it_belongs():
    assert {name: (tool.route, tool.upstream) for name, tool in TOOLS.items()} == WHERE
    assert SERVICE.base_url == V2


def test_reading_and_writing_are_permissions_of_their_own():
    assert {name for name, tool in TOOLS.items() if tool.permission == "pipedrive.read"} == READ
    assert {tool.permission for tool in TOOLS.values()} == {"pipedrive.read", "pipedrive.write"}


@pytest.mark.parametrize("name", sorted(READ - {"get_deal"}))
def test_lists_ask_for_a_hundred_and_at_most_what_pipedrive_gives(name):
    page = TOOLS[name].page

    assert (page.default, page.maximum) == (100, 100 if name == "search" else 500)


def test_webhooks_are_only_asked_for_by_name():
    assert not permissions(PIPEDRIVE)["pipedrive.webhooks"].default
    assert "webhooks:full" not in requested(PIPEDRIVE, [])["main"]
    assert requested(PIPEDRIVE, ["pipedrive.webhooks"]) == {"main": ["base", "webhooks:full"]}


def test_full_access_includes_reading():
    subjects = ("deals", "contacts", "activities", "leads")
    scopes = [f"{subject}:full" for subject in subjects] + ["search:read"]

    granted = granted_permissions(PIPEDRIVE, {"main": scopes})

    assert [permission.id for permission in granted] == ["pipedrive.read", "pipedrive.write"]


def test_the_oauth_of_pipedrive():
    oauth = PIPEDRIVE.oauth

    assert oauth.authorize_url == "https://oauth.pipedrive.com/oauth/authorize"
    assert oauth.token_url == "https://oauth.pipedrive.com/oauth/token"
    assert (oauth.client_auth, oauth.token_encoding, oauth.pkce) == ("basic", "form", False)
    assert "user_denied" in oauth.denial_errors
    assert oauth.idle_limit == 60 * 86_400
    assert oauth.revocation.url == "https://oauth.pipedrive.com/oauth/revoke"
    assert (oauth.revocation.client_auth, oauth.revocation.wide) == ("basic", True)
