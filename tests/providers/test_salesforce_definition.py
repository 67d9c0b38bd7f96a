"""Facts about Salesforce that other systems rely on, so that they do not change unnoticed."""

import re

import pytest

from providers import registry

SALESFORCE = registry.find("salesforce")
TOOLS = {tool.name: tool for tool in SALESFORCE.services[0].tools}

CALLS = {
    "salesforce_get_me": ("GET salesforce/me", "GET {instance_url}/services/oauth2/userinfo"),
    "salesforce_limits": ("GET salesforce/limits", "GET /limits"),
    "salesforce_query": ("GET salesforce/query", "GET /query"),
    "salesforce_search": ("GET salesforce/search", "GET /parameterizedSearch"),
    "salesforce_list_objects": ("GET salesforce/objects", "GET /sobjects"),
    "salesforce_describe_object": (
        "GET salesforce/objects/{object}",
        "GET /sobjects/{object}/describe",
    ),
    "salesforce_get_record": (
        "GET salesforce/objects/{object}/{id}",
        "GET /sobjects/{object}/{id}",
    ),
    "salesforce_create_record": ("POST salesforce/objects/{object}", "POST /sobjects/{object}"),
    "salesforce_update_record": (
        "PATCH salesforce/objects/{object}/{id}",
        "PATCH /sobjects/{object}/{id}",
    ),
    "salesforce_delete_record": (
        "DELETE salesforce/objects/{object}/{id}",
        "DELETE /sobjects/{object}/{id}",
    ),
    "salesforce_list_accounts": ("GET salesforce/accounts", "GET /query"),
    "salesforce_list_contacts": ("GET salesforce/contacts", "GET /query"),
    "salesforce_list_leads": ("GET salesforce/leads", "GET /query"),
    "salesforce_list_opportunities": ("GET salesforce/opportunities", "GET /query"),
}


def test_these_are_all_the_tools_with_their_routes_and_calls():
    assert {name: (tool.route, tool.upstream) for name, tool in TOOLS.items()} == CALLS


@pytest.mark.parametrize("tool", TOOLS.values(), ids=lambda tool: tool.name)
def test_only_tools_that_change_something_need_write(tool):
    assert tool.permission == ("salesforce.read" if tool.is_read else "salesforce.write")


def test_lists_name_their_key():
    assert {name: tool.page.key for name, tool in TOOLS.items() if tool.page} == {
        "salesforce_query": "records",
        "salesforce_search": "records",
        "salesforce_list_objects": "objects",
        "salesforce_list_accounts": "records",
        "salesforce_list_contacts": "records",
        "salesforce_list_leads": "records",
        "salesforce_list_opportunities": "records",
    }


def test_one_scope_grants_reading_and_to_who_asked_for_it_writing():
    permissions = registry.permissions(SALESFORCE)

    assert permissions["salesforce.read"].required == ("api",)
    assert permissions["salesforce.write"].required == ("api", "salesforce.write")
    assert "api" in SALESFORCE.implied_scopes["full"]
    assert SALESFORCE.oauth.identity_scopes == ("openid", "refresh_token")


def test_the_endpoints_are_at_the_login_host_and_the_api_at_the_organisations():
    oauth = SALESFORCE.oauth

    assert oauth.authorize_url == "https://{login_host}/services/oauth2/authorize"
    assert oauth.token_url == "https://{login_host}/services/oauth2/token"
    assert oauth.revocation.url == "https://{login_host}/services/oauth2/revoke"
    assert (oauth.client_auth, oauth.token_encoding, oauth.pkce) == ("post", "form", True)
    assert SALESFORCE.services[0].base_url == "{instance_url}/services/data/v{api_version}"


def test_a_grant_is_taken_back_with_its_refresh_token_first():
    revocation = SALESFORCE.oauth.revocation

    assert revocation.kinds == ("refresh", "access")
    assert (revocation.every, revocation.wide) == (False, False)


@pytest.mark.parametrize("name", ["salesforce_list_contacts", "salesforce_list_opportunities"])
def test_a_list_asks_for_what_readers_look_for(name):
    asked = set(re.split(r"[ ,]+", TOOLS[name].fixed_query["q"]))
    wanted = {
        "salesforce_list_contacts": {"Id", "Name", "Title", "Email", "Phone", "Account.Name"},
        "salesforce_list_opportunities": {
            "Id",
            "Name",
            "Amount",
            "StageName",
            "CloseDate",
            "Probability",
        },
    }

    assert wanted[name] <= asked
