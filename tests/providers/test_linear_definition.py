"""Facts about Linear that other systems rely on, so that they do not change unnoticed."""

import re

import pytest

from providers import registry
from providers.definitions.linear import documents

LINEAR = registry.find("linear")
TOOLS = {tool.name: tool for tool in LINEAR.services[0].tools}

CALLS = {
    "linear_get_me": ("GET linear/me", documents.ME),
    "linear_list_issues": ("GET linear/issues", documents.ISSUES),
    "linear_search_issues": ("GET linear/issues/search", documents.SEARCH_ISSUES),
    "linear_get_issue": ("GET linear/issues/{id}", documents.ONE_ISSUE),
    "linear_create_issue": ("POST linear/issues", documents.CREATE_ISSUE),
    "linear_update_issue": ("PATCH linear/issues/{id}", documents.UPDATE_ISSUE),
    "linear_archive_issue": ("DELETE linear/issues/{id}", documents.ARCHIVE_ISSUE),
    "linear_list_comments": ("GET linear/issues/{id}/comments", documents.ISSUE_COMMENTS),
    "linear_create_comment": ("POST linear/issues/{id}/comments", documents.CREATE_COMMENT),
    "linear_list_teams": ("GET linear/teams", documents.TEAMS),
    "linear_list_projects": ("GET linear/projects", documents.PROJECTS),
    "linear_list_members": ("GET linear/users", documents.USERS),
    "linear_list_states": ("GET linear/workflow-states", documents.STATES),
    "linear_list_labels": ("GET linear/labels", documents.LABELS),
}
WRITING = {
    "linear_create_issue",
    "linear_update_issue",
    "linear_archive_issue",
    "linear_create_comment",
}
WORDS = re.compile(r"[{}]|\w+(?:\([^)]*\))?")
MOST_POINTS = 10_000  # Linear refuses a more complex document


def test_these_are_all_the_tools_and_each_has_its_document():
    found = {name: (tool.route, tool.fixed_body["query"]) for name, tool in TOOLS.items()}

    assert found == CALLS
    assert {tool.upstream for tool in TOOLS.values()} == {"POST /graphql"}


def test_only_mutations_need_write():
    assert {name for name, tool in TOOLS.items() if tool.permission == "linear.write"} == WRITING
    assert {
        name for name, tool in TOOLS.items() if "mutation" in tool.fixed_body["query"]
    } == WRITING


def test_lists_name_their_key_and_say_when_they_end():
    pages = {name: tool.page for name, tool in TOOLS.items() if tool.page}

    assert {name: page.key for name, page in pages.items()} == {
        "linear_list_issues": "issues",
        "linear_search_issues": "issues",
        "linear_list_comments": "comments",
        "linear_list_teams": "teams",
        "linear_list_projects": "projects",
        "linear_list_members": "users",
        "linear_list_states": "states",
        "linear_list_labels": "labels",
    }
    assert all(page.has_more.endswith(".pageInfo.hasNextPage") for page in pages.values())


def test_the_members_have_their_other_names():
    members = TOOLS["linear_list_members"]

    assert members.other_names == ("linear_list_users",)
    assert members.aliases == ("GET linear/members",)


def test_scopes_are_parted_by_commas_and_reading_is_always_asked_for():
    oauth = LINEAR.oauth

    assert (oauth.scope_separator, oauth.identity_scopes) == (",", ("read",))
    assert (oauth.client_auth, oauth.token_encoding, oauth.pkce) == ("post", "form", True)
    assert oauth.authorize_params == {"prompt": "consent"}


def complexity(words, most):
    """Return the points of a selection as Linear counts them, each page as large as it may be."""
    points, times = 0.0, 1
    for word in words:
        if word == "}":
            break
        if word == "{":
            points += times * (1 + complexity(words, most)) - 0.1
            continue
        points += 0.1
        size = re.search(r"first: (\$?\w+)", word)
        times = 1 if size is None else most if size[1] == "$first" else int(size[1])
    return points


def test_complexity_is_counted_as_linear_does():
    words = iter(
        WORDS.findall("user { createdIssues(first: 10) { nodes { id title createdAt } } }")
    )

    # Linear's own example, which counts neither `nodes` nor fields with a selection: 14.
    assert 14 <= complexity(words, 1) <= 25


@pytest.mark.parametrize("name", TOOLS)
def test_no_document_is_too_complex_at_its_largest_page(name):
    tool = TOOLS[name]
    selection = tool.fixed_body["query"].partition("{")[2]

    points = complexity(iter(WORDS.findall(selection)), tool.page.maximum if tool.page else 1)

    assert 1 < points < MOST_POINTS
