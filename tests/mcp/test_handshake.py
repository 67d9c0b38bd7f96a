"""How a conversation begins, in each revision of the protocol."""

import pytest
from django.conf import settings

from billing.models import Plan, UsageRecord
from tests.factories import subscribe
from tests.mcp.conftest import NEWEST, Agent

CLIENT = {"clientInfo": {"name": "test", "version": "1"}, "capabilities": {}}
US = {
    "name": "patchbay",
    "title": "Patchbay",
    "version": settings.VERSION,
    "websiteUrl": "http://testserver",
}


@pytest.mark.parametrize(
    ("wanted", "agreed"),
    [
        ("2025-03-26", "2025-03-26"),
        ("2025-06-18", "2025-06-18"),
        ("2025-11-25", "2025-11-25"),
        ("2024-11-05", "2025-11-25"),
        ("2031-01-01", "2025-11-25"),
    ],
)
def test_the_revision_that_the_client_wants_or_our_newest(agent, wanted, agreed):
    agent.version = None

    result = agent.result("initialize", {"protocolVersion": wanted, **CLIENT})

    assert result.pop("instructions").count("search_tools") == 1
    assert result == {
        "protocolVersion": agreed,
        "capabilities": {"tools": {}},
        "serverInfo": US,
    }


def test_the_newest_revision_asks_what_there_is(agent):
    agent.version = NEWEST

    result = agent.result("server/discover")

    assert result.pop("instructions")
    assert result == {
        "supportedVersions": ["2025-03-26", "2025-06-18", "2025-11-25", NEWEST],
        "capabilities": {"tools": {}},
        "ttlMs": 60000,
        "cacheScope": "private",
        "resultType": "complete",
        "_meta": {"io.modelcontextprotocol/serverInfo": US},
    }


def test_a_ping_is_answered(agent):
    assert agent.result("ping") == {}


@pytest.mark.parametrize("version", ["2025-03-26", "2025-11-25", NEWEST])
@pytest.mark.parametrize("method", ["notifications/initialized", "notifications/cancelled"])
def test_a_notification_is_accepted_and_not_answered(agent, version, method):
    body = {"jsonrpc": "2.0", "method": method}

    response = agent.post_json("/mcp", body, headers={"MCP-Protocol-Version": version})

    assert (response.status_code, response.content) == (202, b"")


def test_handshakes_are_logged_and_never_count(agent):
    before = agent.get("/api/v1/me").headers["X-RateLimit-Remaining"]

    agent.say("initialize", {"protocolVersion": "2025-11-25"})
    agent.post_json("/mcp", {"jsonrpc": "2.0", "method": "notifications/initialized"})
    agent.say("ping")
    agent.version = NEWEST
    last = agent.say("server/discover")

    assert last.headers["X-RateLimit-Remaining"] == before
    told = UsageRecord.objects.filter(route="/mcp").order_by("id")
    assert list(told.values_list("method", "status", "counted", "error_code")) == [
        ("POST", 200, False, ""),
        ("POST", 202, False, ""),
        ("POST", 200, False, ""),
        ("POST", 200, False, ""),
    ]


def test_a_list_counts_as_any_list_of_tools_does(agent):
    before = int(agent.get("/api/v1/me").headers["X-RateLimit-Remaining"])

    response = agent.say("tools/list")

    assert int(response.headers["X-RateLimit-Remaining"]) == before - 1
    record = UsageRecord.objects.get(route="/mcp")
    assert (record.status, record.counted) == (200, True)


def test_a_handshake_goes_through_when_nothing_is_left(agent, partner):
    """Only then can the agent learn from the result of a call why nothing works."""
    subscribe(partner, "free")
    Plan.objects.filter(family="partner", slug="free").update(per_month=0)

    assert "protocolVersion" in agent.result("initialize", {"protocolVersion": "2025-11-25"})
    assert agent.refusal("github_list_repos")["details"]["limit"] == "month"


def test_what_one_revision_has_the_other_has_not(agent):
    old = agent.say("server/discover")
    agent.version = NEWEST
    new = [agent.say("initialize"), agent.say("ping")]

    assert (old.status_code, old.json()["error"]["code"]) == (200, -32601)
    assert [(r.status_code, r.json()["error"]["code"]) for r in new] == [(404, -32601)] * 2


def test_a_key_is_needed(account):
    for version in ("2025-11-25", NEWEST):
        response = Agent("", account.external_id, version).say("tools/list")

        assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")
        assert response.json()["error_code"] == "AUTH_REQUIRED"
