"""The three tools that stand for all others: search, describe, call."""

import json

import pytest

from billing.models import UsageRecord
from providers.registry import tools
from tests.factories import make_integration, make_key
from tests.mcp.conftest import Agent
from tools_catalog.search.engine import everything


def found(agent, **arguments):
    return agent.call("search_tools", arguments)["structuredContent"]["data"]["tools"]


def test_a_search_tells_all_that_a_call_needs(agent, account):
    make_integration(account, "google")

    best = found(agent, query="send an email")[0]

    assert best["name"] == "gmail_send_message"
    assert set(best) == {"name", "description", "inputSchema", "connected"}
    assert (best["connected"], best["inputSchema"]["required"][0]) == (True, "to")


def test_what_can_be_called_comes_before_what_cannot(agent, account):
    make_integration(account, "microsoft")

    names = [(tool["name"], tool["connected"]) for tool in found(agent, query="send an email")]

    assert names[0] == ("microsoft_mail_send_message", True)
    assert ("gmail_send_message", False) in names
    order = [connected for _, connected in names]
    assert order == sorted(order, reverse=True)


def test_in_the_order_of_the_search_itself(agent):
    hits = [o.tool.name for o, _ in everything().find("list files") if not o.tool.raw_upload]

    assert [tool["name"] for tool in found(agent, query="list files", limit=25)] == hits[:25]


def test_of_one_provider_and_so_many(agent):
    listed = found(agent, query="list", provider="GitHub", limit=3)

    assert len(listed) == 3
    assert {tools()[tool["name"]].provider.slug for tool in listed} == {"github"}


def test_only_what_the_key_may_call_and_a_message_can_carry(partner, account):
    key = make_key(partner, scopes=["tools:read", "proxy:google"])
    agent = Agent(key, account.external_id)

    names = {tool["name"] for tool in found(agent, query="upload file", limit=25)}

    assert names
    assert {tools()[name].provider.slug for name in names} == {"google"}
    assert "drive_upload_content" not in names


def test_a_description(agent, account):
    make_integration(account, "google")

    result = agent.call("describe_tool", {"name": "drive_create_file"})

    told = result["structuredContent"]["data"]
    assert json.loads(result["content"][0]["text"]) == told
    assert (told["name"], told["provider"], told["service"]) == (
        "drive_upload_file",
        "google",
        "drive",
    )
    assert (told["permission"], told["connected"]) == ("drive.manage", True)
    assert told["annotations"]["readOnlyHint"] is False


@pytest.mark.parametrize(
    ("tool", "arguments", "code"),
    [
        ("search_tools", {}, "VALIDATION_ERROR"),
        ("search_tools", {"query": ["a"]}, "VALIDATION_ERROR"),
        ("search_tools", {"query": "mail", "limit": 0}, "VALIDATION_ERROR"),
        ("search_tools", {"query": "mail", "limit": 26}, "VALIDATION_ERROR"),
        ("describe_tool", {}, "VALIDATION_ERROR"),
        ("describe_tool", {"name": "fly"}, "NOT_FOUND"),
        ("describe_tool", {"name": "drive_upload_content"}, "NOT_FOUND"),
        ("call_tool", {}, "VALIDATION_ERROR"),
        ("call_tool", {"name": 7}, "NOT_FOUND"),
        ("call_tool", {"name": "fly", "arguments": {}}, "NOT_FOUND"),
        ("call_tool", {"name": "search_tools", "arguments": {"query": "a"}}, "NOT_FOUND"),
        ("call_tool", {"name": "github_list_repos", "arguments": [1]}, "VALIDATION_ERROR"),
    ],
)
def test_what_is_wrong_is_told_in_the_result(agent, github, tool, arguments, code):
    refused = agent.refusal(tool, arguments)

    assert refused["error_code"] == code
    assert UsageRecord.objects.latest("id").status == {"NOT_FOUND": 404}.get(code, 400)


def test_a_search_counts_as_one_over_rest_does(agent):
    found(agent, query="mail")

    record = UsageRecord.objects.get()
    assert (record.status, record.counted, record.tool) == (200, True, "")


def test_honest_hints(agent, github):
    hints = {
        tool["name"]: tool["annotations"]
        for tool in agent.result("tools/list", query="?mode=search")["tools"]
    }

    assert {name: h["readOnlyHint"] for name, h in hints.items()} == {
        "search_tools": True,
        "describe_tool": True,
        "call_tool": False,
    }
    assert hints["call_tool"]["destructiveHint"] is True
