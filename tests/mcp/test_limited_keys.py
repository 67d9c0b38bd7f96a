"""Keys that are limited beside their scopes: to looking, to accounts, to networks."""

from providers.registry import offered
from tests.factories import make_account, make_integration, make_key
from tests.mcp.conftest import Agent

ISSUE = {"owner": "octo", "repo": "hello", "title": "No"}


# promise 70
def test_a_key_that_may_only_look_is_shown_what_only_looks(partner, account, github):
    agent = Agent(make_key(partner, is_read_only=True), account.external_id)

    names = agent.names()

    assert {"github_list_repos", "inbox_get"} <= set(names)
    assert {name for name in names if not offered()[name].tool.is_read} == set()


def test_a_key_that_may_only_look_changes_nothing(partner, account, github):
    agent = Agent(make_key(partner, is_read_only=True), account.external_id)

    refused = agent.refusal("github_create_issue", ISSUE)

    assert (refused["error_code"], refused["details"]["limit"]) == (
        "PERMISSION_DENIED",
        "read_only",
    )


def test_a_key_of_some_accounts_calls_for_no_other(partner, account, github):
    make_integration(make_account(partner, "other"))
    agent = Agent(make_key(partner, only_accounts=[str(account.pk)]), "other")

    refused = agent.refusal("github_list_repos")

    assert (refused["error_code"], refused["details"]["limit"]) == ("PERMISSION_DENIED", "accounts")


def test_a_key_of_a_network_is_refused_from_elsewhere(partner, account, github):
    agent = Agent(make_key(partner, networks=["203.0.113.0/24"]), account.external_id)

    response = agent.say("tools/call", {"name": "github_list_repos"})

    assert (response.status_code, response.json()["details"]["limit"]) == (403, "network")
