"""Calls that fail: an agent reads why, and what to do; the record and the counting know it as well."""

import pytest
import requests

from billing.models import UsageRecord
from providers.registry import tools
from tests.conftest import Api
from tests.factories import make_integration, make_key, make_user, subscribe
from tests.mcp.conftest import NEWEST, Agent

ISSUES = "https://api.github.com/repos/octo/hello/issues"
REPO = {"owner": "octo", "repo": "hello"}


def recorded():
    return UsageRecord.objects.values_list("status", "error_code", "counted", "tool").latest("id")


def test_the_error_is_the_one_that_the_route_tells(agent, github):
    arguments = {"owner": "octo"}

    over_rest = Api(agent.key, agent.account).post_json(
        "/api/v1/github/repos/octo/hello/issues", {"title": ["no"]}
    )
    here = agent.refusal("github_create_issue", {**REPO, "title": ["no"]})
    missing = agent.refusal("github_create_issue", arguments)

    unlike = {"request_id"}
    told = over_rest.json()
    assert {k: v for k, v in here.items() if k not in unlike} == {
        k: v for k, v in told.items() if k not in unlike
    }
    assert set(missing["details"]["fields"]) == {"repo", "title"}
    assert recorded() == (400, "VALIDATION_ERROR", True, "github_create_issue")


def test_nothing_connected_says_how_to_connect(agent, account):
    refused = agent.call("gmail_send_message", {"to": "a@b.c", "subject": "s", "body": "b"})

    envelope, text = refused["structuredContent"], refused["content"][0]["text"]
    assert envelope["error_code"] == "INTEGRATION_NOT_FOUND"
    url = f"http://testserver/api/v1/accounts/{account.pk}/connect"
    assert envelope["details"]["reconnect"]["url"] == url
    assert url in text
    assert recorded() == (404, "INTEGRATION_NOT_FOUND", True, "gmail_send_message")


@pytest.mark.django_db
def test_a_person_is_told_the_page_to_connect_their_own_at():
    agent = Agent(make_key(make_user(), "personal"))

    refused = agent.call("github_list_issues", REPO)

    page = "http://testserver/settings/integrations/github/connect"
    assert refused["structuredContent"]["details"]["reconnect_url"] == page
    assert refused["content"][0]["text"].endswith(f"Let the person connect again at {page}.")


def test_an_argument_is_complained_of_in_one_sentence(agent, github):
    refused = agent.call("github_list_issues", {"owner": "octo"})

    said = refused["content"][0]["text"]
    assert said.startswith("VALIDATION_ERROR: repo: This field is required. Fields: {")


def test_an_expired_connection_says_to_connect_again(agent, account):
    make_integration(account, "github", status="expired")

    refused = agent.call("github_list_issues", REPO)

    assert refused["structuredContent"]["code"] == "INTEGRATION_EXPIRED"
    assert "details" in refused["structuredContent"]
    assert "connect again" in refused["content"][0]["text"]
    assert recorded()[0] == 401


def test_a_service_that_is_switched_off(agent, github):
    github.permissions.filter(permission="github.read").update(is_enabled=False)

    assert agent.refusal("github_list_issues", REPO)["error_code"] == "PERMISSION_DENIED"
    assert recorded()[0] == 403


@pytest.mark.parametrize(
    ("answered", "code", "status", "counted"),
    [
        (404, "NOT_FOUND", 404, True),
        (422, "VALIDATION_ERROR", 400, True),
        (500, "PROVIDER_ERROR", 502, True),
        (429, "RATE_LIMITED", 429, False),
    ],
)
def test_what_the_provider_says(agent, github, upstream, answered, code, status, counted):
    upstream.post(ISSUES, json={"message": "no"}, status=answered)

    refused = agent.refusal("github_create_issue", {**REPO, "title": "x"})

    assert (refused["error_code"], refused["details"]["source"]) == (code, "provider")
    assert recorded() == (status, code, counted, "github_create_issue")


def test_a_provider_that_is_away_does_not_count_though_http_says_200(agent, github, upstream):
    before = agent.get("/api/v1/me").headers["X-RateLimit-Remaining"]
    upstream.get(ISSUES, body=requests.ConnectionError("away"))

    response = agent.say("tools/call", {"name": "github_list_issues", "arguments": REPO})

    assert response.status_code == 200
    assert response.json()["result"]["structuredContent"]["error_code"] == "PROVIDER_UNAVAILABLE"
    assert response.headers["X-RateLimit-Remaining"] == before
    assert recorded()[:3] == (503, "PROVIDER_UNAVAILABLE", False)


def test_a_fault_of_ours_is_told_and_does_not_count(agent, github, monkeypatch):
    def broken(*_):
        raise RuntimeError("a secret detail")

    monkeypatch.setattr("tools_catalog.mcp.calling.call_tool", broken)

    refused = agent.refusal("github_list_issues", REPO)

    assert (refused["error_code"], refused["error"]) == (
        "INTERNAL_ERROR",
        "Something went wrong on our side",
    )
    assert recorded() == (500, "INTERNAL_ERROR", False, "github_list_issues")


def test_a_partner_key_has_to_name_an_account(api):
    refused = Agent(api.key).refusal("github_list_issues", REPO)

    assert refused["error"] == "X-Account-Id header is required"
    assert recorded()[:2] == (400, "VALIDATION_ERROR")


def test_an_account_nobody_knows(api):
    agent = Agent(api.key, "nobody")

    assert agent.refusal("github_list_issues", REPO)["error"] == (
        'Connected account "nobody" not found'
    )
    told = agent.say("tools/list").json()["error"]
    assert (told["code"], told["data"]["error_code"]) == (-32010, "ACCOUNT_NOT_FOUND")
    agent.version = NEWEST
    assert agent.say("tools/list").status_code == 404


def test_an_account_needs_a_partner(db):
    agent = Agent(make_key(make_user(), "personal"), "user-123")

    listed = agent.say("tools/list")

    assert agent.refusal("github_list_issues", REPO)["error_code"] == "PARTNER_REQUIRED"
    assert (listed.status_code, listed.json()["error_code"]) == (403, "PARTNER_REQUIRED")


def test_a_key_without_the_scope_of_the_provider(partner, account, github):
    agent = Agent(make_key(partner, scopes=["tools:read", "proxy:slack"]), account.external_id)

    refused = agent.refusal("github_list_issues", REPO)

    assert refused["error_code"] == "PERMISSION_DENIED"
    assert refused["details"]["required_scope"] == "proxy:github"
    assert recorded() == (403, "PERMISSION_DENIED", True, "github_list_issues")


def test_a_key_that_may_not_list(partner, account, github, upstream):
    agent = Agent(make_key(partner, scopes=["proxy:github"]), account.external_id)
    upstream.get(ISSUES, json=[])

    listed, searched = agent.say("tools/list"), agent.refusal("search_tools", {"query": "issue"})

    assert (listed.status_code, listed.json()["details"]["required_scope"]) == (403, "tools:read")
    assert searched["details"]["required_scope"] == "tools:read"
    assert agent.call("github_list_issues", REPO)["isError"] is False


def test_a_full_window_is_a_result_for_calls_and_an_error_for_lists(agent, partner, github):
    plan = subscribe(partner, "free").plan
    plan.per_minute = 0
    plan.save()

    refused = agent.call("github_list_issues", REPO)
    listed = agent.say("tools/list")
    agent.version = NEWEST
    stateless = agent.say("tools/list")

    assert refused["structuredContent"]["details"]["limit"] == "minute"
    assert (
        f"Try again in {refused['structuredContent']['retry_after']} seconds."
        in (refused["content"][0]["text"])
    )
    assert (listed.status_code, listed.json()["error"]["data"]["error_code"]) == (
        200,
        "RATE_LIMITED",
    )
    assert "Retry-After" not in listed
    assert (stateless.status_code, int(stateless["Retry-After"]) > 0) == (429, True)
    assert recorded()[:3] == (429, "RATE_LIMITED", False)


def test_a_payment_past_due(agent, partner, github):
    subscribe(partner, "pro", status="past_due")

    assert agent.refusal("github_list_issues", REPO)["error_code"] == "PAYMENT_PAST_DUE"
    assert recorded() == (402, "PAYMENT_PAST_DUE", False, "github_list_issues")


def test_a_suspended_partner(agent, partner):
    partner.status = "suspended"
    partner.save()

    response = agent.say("tools/list")

    assert (response.status_code, response.json()["error_code"]) == (403, "PARTNER_SUSPENDED")


def test_a_refused_call_asks_nobody(agent, partner, account, upstream):
    """No tool is called whose permission is off, whatever its arguments: nothing leaves."""
    integration = make_integration(account, "slack")
    integration.permissions.update(is_enabled=False)

    codes = {
        agent.refusal(name, dict(offer.tool.example))["error_code"]
        for name, offer in tools().items()
        if offer.provider.slug == "slack"
    }

    assert len(codes) >= 1
    assert codes <= {"PERMISSION_DENIED", "INTEGRATION_TOKEN_ERROR", "INTEGRATION_SCOPE_MISSING"}
