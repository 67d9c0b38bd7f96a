"""Calls of tools: what reaches the provider, what comes back, and what the record says."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from billing.limits import throttling
from billing.models import UsageRecord
from providers.registry import own_tools
from tests.conftest import Api
from tests.factories import make_account, make_integration, make_key, make_partner, make_user
from tests.mcp.conftest import NEWEST, Agent

ISSUES = "https://api.github.com/repos/octo/hello/issues"
REPO = {"owner": "octo", "repo": "hello"}
SECRET = "gho_secret_of_a_person"


@pytest.mark.parametrize("version", ["2025-03-26", "2025-11-25", NEWEST])
def test_a_list_comes_as_text_and_as_data(agent, github, upstream, version):
    agent.version = version
    sent = upstream.get(ISSUES, json=[{"number": 7}])

    result = agent.call("github_list_issues", {**REPO, "limit": 5})

    assert sent.calls[0].request.headers["Authorization"] == f"Bearer {SECRET}"
    assert "per_page=5" in sent.calls[0].request.url
    assert result["isError"] is False
    assert result["structuredContent"] == {"data": [{"number": 7}], "next_cursor": None}
    assert json.loads(result["content"][0]["text"]) == result["structuredContent"]
    assert result.get("resultType") == ("complete" if version == NEWEST else None)


def test_a_write_reaches_the_provider(agent, github, upstream):
    sent = upstream.post(ISSUES, json={"number": 8}, status=201)

    result = agent.call("github_create_issue", {**REPO, "title": "Crash"})

    assert json.loads(sent.calls[0].request.body) == {"title": "Crash"}
    assert result["structuredContent"] == {"data": {"number": 8}}
    assert json.loads(result["content"][0]["text"]) == {"number": 8}


def test_it_is_recorded_as_the_call_that_it_is(agent, github, account, upstream):
    upstream.get(ISSUES, json=[])

    agent.call("github_list_issues", REPO)

    record = UsageRecord.objects.get()
    assert (record.method, record.route, record.status) == ("POST", "/mcp", 200)
    assert (record.provider, record.tool) == ("github", "github_list_issues")
    assert (record.account_id, record.attempts, record.counted) == (account.pk, 1, True)
    assert {"auth", "limit", "select", "provider", "answer"} <= set(record.stages)


def test_it_is_noted_before_it_is_made(agent, github, account, upstream, monkeypatch):
    """What a crash leaves behind tells which call it was."""
    noted = []
    monkeypatch.setattr(throttling, "begin", lambda record, *_: noted.append(record))
    upstream.get(ISSUES, json=[])

    agent.call("call_tool", {"name": "github_list_issues", "arguments": REPO})

    assert [(n["provider"], n["tool"], n["account_id"]) for n in noted] == [
        ("github", "github_list_issues", account.pk)
    ]


def test_its_page_in_the_request_log(client, agent, partner, github, upstream):
    upstream.get(ISSUES, json=[])
    agent.call("github_list_issues", REPO)
    client.force_login(partner.user)

    page = client.get(f"/settings/requests/{UsageRecord.objects.get().pk}")

    assert page.status_code == 200
    assert "github_list_issues" in page.content.decode()
    assert "/mcp" in page.content.decode()


def test_through_the_tool_that_calls_tools(agent, github, upstream):
    upstream.get(ISSUES, json=[{"number": 7}])

    result = agent.call("call_tool", {"name": "github_list_issues", "arguments": REPO})

    assert result["structuredContent"]["data"] == [{"number": 7}]
    assert UsageRecord.objects.get().tool == "github_list_issues"


def test_by_another_name(agent, github, upstream):
    upstream.get("https://api.github.com/repos/octo/hello/pulls", json=[])

    assert agent.call("github_list_pulls", REPO)["isError"] is False


def test_a_personal_key_acts_for_its_own_account(db, upstream):
    user = make_user()
    agent = Agent(make_key(user, "personal"))
    assert agent.names() == list(own_tools())
    make_integration(user.own_account, "github", access_token="gho_of_mine")
    sent = upstream.get(ISSUES, json=[])

    agent.call("github_list_issues", REPO)

    assert sent.calls[0].request.headers["Authorization"] == "Bearer gho_of_mine"
    assert len(agent.names()) == 19 + len(own_tools())


def test_what_a_call_asks_of_the_database(agent, github, upstream):
    """The key, the plan, the account and its connection, then the record."""
    upstream.get(ISSUES, json=[])
    agent.call("github_list_issues", REPO)

    with CaptureQueriesContext(connection) as queries:
        agent.call("github_list_issues", REPO)

    asked = [query["sql"].split()[0] for query in queries]
    assert asked == ["SELECT", "SELECT", "SELECT", "SELECT", "INSERT"]


def test_the_budget_of_an_account_holds_here_too(agent, github, account, upstream):
    account.monthly_budget = 1
    account.save()
    upstream.get(ISSUES, json=[])
    agent.call("github_list_issues", REPO)

    refused = agent.refusal("github_list_issues", REPO)

    assert (refused["error_code"], refused["details"]["limit"]) == ("RATE_LIMITED", "account")


def test_bytes_are_refused_before_anybody_is_asked(agent, account):
    make_integration(account, "google")

    asked = agent.refusal("drive_get_file_content", {"fileId": "f1", "format": "raw"})
    sent = agent.refusal("drive_upload_content", {"name": "a.txt"})

    assert asked["error_code"] == sent["error_code"] == "VALIDATION_ERROR"
    assert "format=raw" in asked["error"]
    assert "PUT drive/files/content" in sent["error"]


def test_no_token_is_in_any_answer(agent, github, upstream):
    """A provider that echoes the header it was sent, in an answer and in an error."""
    echoed = {"authorization": f"Bearer {SECRET}"}
    upstream.get(ISSUES, json=echoed, status=500)
    upstream.post(ISSUES, json=echoed, status=422)

    read = agent.say("tools/call", {"name": "github_list_issues", "arguments": REPO})
    write = agent.say(
        "tools/call", {"name": "github_create_issue", "arguments": {**REPO, "title": "x"}}
    )

    assert SECRET not in read.content.decode() + write.content.decode()
    assert read.json()["result"]["structuredContent"]["error_code"] == "PROVIDER_ERROR"


def test_a_huge_answer_is_refused_as_over_rest(agent, github, upstream, monkeypatch):
    monkeypatch.setattr("config.http.MAX_ANSWER_BYTES", 1000)
    upstream.get(ISSUES, json=[{"body": "x" * 2000}])

    over_rest = Api(agent.key, agent.account).get("/api/v1/github/repos/octo/hello/issues")
    here = agent.refusal("github_list_issues", REPO)

    assert here["error_code"] == over_rest.json()["error_code"]


def test_another_partners_account_is_not_there(agent, github):
    other = make_partner()
    make_integration(make_account(other, "theirs"), "github")

    refused = Agent(agent.key, "theirs").refusal("github_list_issues", REPO)

    assert refused["error_code"] == "ACCOUNT_NOT_FOUND"
