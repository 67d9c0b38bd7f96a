"""Facts about GitHub that other systems rely on, so that they do not change unnoticed."""

import pytest

from providers import registry

GITHUB = registry.find("github")
TOOLS = {tool.name: tool for tool in GITHUB.services[0].tools}

CALLS = {
    "github_get_user": ("GET github/user", "GET /user"),
    "github_list_repos": ("GET github/repos", "GET /user/repos"),
    "github_get_repo": ("GET github/repos/{owner}/{repo}", "GET /repos/{owner}/{repo}"),
    "github_search_issues": ("GET github/search/issues", "GET /search/issues"),
    "github_search_repos": ("GET github/search/repos", "GET /search/repositories"),
    "github_get_content": (
        "GET github/repos/{owner}/{repo}/contents",
        "GET /repos/{owner}/{repo}/contents/{path+}",
    ),
}
IN_A_REPOSITORY = {
    "github_list_issues": "GET issues",
    "github_get_issue": "GET issues/{issue_number}",
    "github_create_issue": "POST issues",
    "github_update_issue": "PATCH issues/{issue_number}",
    "github_list_comments": "GET issues/{issue_number}/comments",
    "github_create_comment": "POST issues/{issue_number}/comments",
    "github_list_pull_requests": "GET pulls",
    "github_get_pull": "GET pulls/{pull_number}",
    "github_list_pull_files": "GET pulls/{pull_number}/files",
    "github_create_pull": "POST pulls",
    "github_merge_pull": "PUT pulls/{pull_number}/merge",
    "github_list_commits": "GET commits",
    "github_list_branches": "GET branches",
}
WRITING = {
    "github_create_issue",
    "github_update_issue",
    "github_create_comment",
    "github_create_pull",
    "github_merge_pull",
}


def test_these_are_all_the_tools():
    assert set(TOOLS) == {*CALLS, *IN_A_REPOSITORY}


@pytest.mark.parametrize(("name", "call"), CALLS.items())
def test_a_tool_has_its_route_and_its_call(name, call):
    assert (TOOLS[name].route, TOOLS[name].upstream) == call


@pytest.mark.parametrize(("name", "call"), IN_A_REPOSITORY.items())
def test_a_repositorys_tool_keeps_githubs_path(name, call):
    method, path = call.split()

    assert TOOLS[name].route == f"{method} github/repos/{{owner}}/{{repo}}/{path}"
    assert TOOLS[name].upstream == f"{method} /repos/{{owner}}/{{repo}}/{path}"


def test_only_tools_that_change_something_need_write():
    assert {name for name, tool in TOOLS.items() if tool.permission == "github.write"} == WRITING


def test_lists_stay_bare_and_searches_name_their_key():
    keys = {name: tool.page.key for name, tool in TOOLS.items() if tool.page}

    assert keys == {
        "github_list_repos": None,
        "github_list_issues": None,
        "github_list_comments": None,
        "github_list_pull_requests": None,
        "github_list_pull_files": None,
        "github_list_commits": None,
        "github_list_branches": None,
        "github_search_issues": "issues",
        "github_search_repos": "repos",
    }


def test_repo_alone_grants_reading_and_writing_to_who_asked_for_it():
    permissions = registry.permissions(GITHUB)

    assert permissions["github.read"].required == ("repo",)
    assert permissions["github.write"].required == ("repo", "github.write")


def test_wider_scopes_hold_the_ones_we_ask_for():
    assert "read:org" in GITHUB.implied_scopes["admin:org"]
    assert {"read:user", "user:email"} <= set(GITHUB.implied_scopes["user"])


def test_the_older_name_of_the_pull_request_list_is_kept():
    assert TOOLS["github_list_pull_requests"].other_names == ("github_list_pulls",)


def test_every_request_names_the_version_of_the_api():
    assert GITHUB.headers == {
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
    }
