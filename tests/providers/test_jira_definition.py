"""Facts about Jira that other systems rely on, so that they do not change unnoticed."""

import re

import pytest

from providers import registry
from providers.schemas import signature_of

JIRA = registry.find("jira")
TOOLS = {tool.name: tool for tool in JIRA.services[0].tools}

REST = "/rest/api/3"
CALLS = {
    "jira_list_sites": (
        "GET jira/sites",
        "GET https://api.atlassian.com/oauth/token/accessible-resources",
    ),
    "jira_get_me": ("GET jira/me", f"GET {REST}/myself"),
    "jira_list_projects": ("GET jira/projects", f"GET {REST}/project/search"),
    "jira_list_issue_types": (
        "GET jira/projects/{id}/issue-types",
        f"GET {REST}/issuetype/project",
    ),
    "jira_list_issues": ("GET jira/issues", f"POST {REST}/search/jql"),
    "jira_create_issue": ("POST jira/issues", f"POST {REST}/issue"),
    "jira_search_users": ("GET jira/users", f"GET {REST}/user/search"),
}
OF_AN_ISSUE = {
    "jira_get_issue": ("GET", "GET"),
    "jira_update_issue": ("PATCH", "PUT"),
    "jira_list_transitions": ("GET /transitions", "GET /transitions"),
    "jira_transition_issue": ("POST /transitions", "POST /transitions"),
    "jira_assign_issue": ("PUT /assignee", "PUT /assignee"),
    "jira_list_comments": ("GET /comments", "GET /comment"),
    "jira_add_comment": ("POST /comments", "POST /comment"),
}
WRITING = {
    "jira_create_issue",
    "jira_update_issue",
    "jira_transition_issue",
    "jira_assign_issue",
    "jira_add_comment",
}


def test_these_are_all_the_tools():
    assert set(TOOLS) == {*CALLS, *OF_AN_ISSUE}


@pytest.mark.parametrize(("name", "call"), CALLS.items())
def test_a_tool_has_its_route_and_its_call(name, call):
    assert (TOOLS[name].route, TOOLS[name].upstream) == call


@pytest.mark.parametrize(("name", "call"), OF_AN_ISSUE.items())
def test_an_issues_tool_names_the_issue_in_both_paths(name, call):
    (ours, below), (theirs, beneath) = (each.partition(" ")[::2] for each in call)

    assert TOOLS[name].route == f"{ours} jira/issues/{{key}}{below}"
    assert TOOLS[name].upstream == f"{theirs} {REST}/issue/{{issueIdOrKey}}{beneath}"


def test_only_tools_that_change_something_need_write():
    assert {name for name, tool in TOOLS.items() if tool.permission == "jira.write"} == WRITING


def test_permissions_ask_for_these_scopes():
    permissions = registry.permissions(JIRA)

    assert {name: one.scopes for name, one in permissions.items()} == {
        "jira.read": ("read:jira-work", "read:jira-user"),
        "jira.write": ("write:jira-work",),
        "jira.webhooks": ("read:jira-work", "manage:jira-webhook"),
    }
    assert JIRA.oauth.identity_scopes == ("read:me", "offline_access")


def test_lists_name_their_key_and_their_most():
    pages = {name: (t.page.key, t.page.maximum) for name, t in TOOLS.items() if t.page}

    assert pages == {
        "jira_list_sites": ("sites", 100),
        "jira_list_projects": ("projects", 50),
        "jira_list_issue_types": ("issueTypes", 100),
        "jira_list_issues": ("issues", 5000),
        "jira_list_transitions": ("transitions", 100),
        "jira_list_comments": ("comments", 100),
        "jira_search_users": ("users", 1000),
    }


def test_every_tool_but_the_list_of_sites_takes_a_site():
    assert {n for n, tool in TOOLS.items() if "site_id" not in signature_of(tool).params} == {
        "jira_list_sites"
    }


def test_the_older_name_of_the_search_is_kept():
    assert TOOLS["jira_list_issues"].other_names == ("jira_search_issues",)


def test_atlassian_wants_json_an_audience_and_a_consent():
    oauth = JIRA.oauth

    assert (oauth.token_encoding, oauth.client_auth, oauth.pkce) == ("json", "post", True)
    assert oauth.authorize_params == {"audience": "api.atlassian.com", "prompt": "consent"}
    assert oauth.revocation is None


@pytest.mark.parametrize(
    "site", ["", "northwind", "..", "1f0c9a52-4b7e-4d8f-9c3a-2e6b7d5a1c0", "x" * 36]
)
def test_a_site_that_is_no_uuid_stands_in_no_url(site):
    # promise 81
    assert re.fullmatch(JIRA.pinned["cloud_id"], site) is None
