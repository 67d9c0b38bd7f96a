"""Calls with an Idempotency-Key: made once, and answered under the id of whoever asks again."""

import pytest

from billing.models import UsageRecord
from tests.factories import make_account, make_integration
from tests.mcp.conftest import NEWEST

ISSUES = "https://api.github.com/repos/octo/hello/issues"
ISSUE = {"owner": "octo", "repo": "hello", "title": "Crash"}
ONCE = {"Idempotency-Key": "one-and-the-same"}


def create(agent, message_id, arguments=ISSUE, **headers):
    params = {"name": "github_create_issue", "arguments": arguments}
    return agent.say("tools/call", params, message_id=message_id, **ONCE, **headers)


@pytest.mark.parametrize("version", ["2025-11-25", NEWEST])
def test_a_repeat_under_another_id_is_answered_and_not_made(
    agent, github, upstream, version
):  # promise 90
    agent.version = version
    sent = upstream.post(ISSUES, json={"number": 8}, status=201)

    first, second = create(agent, 1), create(agent, "two")

    assert len(sent.calls) == 1
    assert first.json() == {**second.json(), "id": 1}
    assert second.json()["id"] == "two"
    assert (second["Idempotent-Replayed"], "Idempotent-Replayed" in first) == ("true", False)
    told = UsageRecord.objects.order_by("id").values_list("status", "counted", "attempts")
    assert list(told) == [(200, True, 1), (200, False, 0)]


def test_a_failure_of_the_provider_is_repeated_as_it_was(agent, github, upstream):
    sent = upstream.post(ISSUES, json={"message": "no"}, status=422)

    first, second = create(agent, 1), create(agent, 2)

    assert len(sent.calls) == 1
    assert second.json()["result"] == first.json()["result"]
    assert UsageRecord.objects.latest("id").status == 400


def test_what_nobody_carried_out_may_be_called_again(agent, account):
    first, second = create(agent, 1), create(agent, 2)

    assert first.json()["result"]["isError"] is second.json()["result"]["isError"] is True
    assert "Idempotent-Replayed" not in second


def test_another_call_under_the_same_key_is_told_so_in_its_result(agent, github, upstream):
    upstream.post(ISSUES, json={"number": 8}, status=201)
    create(agent, 1)

    other = create(agent, 2, {**ISSUE, "title": "Another"}).json()["result"]

    assert other["isError"] is True
    assert other["structuredContent"]["error_code"] == "IDEMPOTENCY_MISMATCH"


def test_a_header_that_a_client_sends_with_everything_stops_no_handshake_and_no_list(agent, github):
    hello = {"protocolVersion": "2025-11-25"}

    answers = [agent.say("initialize", hello, **ONCE), *[agent.say("tools/list", **ONCE)] * 2]

    assert all("result" in answer.json() for answer in answers)


def test_a_batch_cannot_be_repeated(agent, github):
    agent.version = "2025-03-26"
    call = {"name": "github_create_issue", "arguments": ISSUE}
    body = [{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}]

    response = agent.post_json(
        "/mcp", body, headers={**ONCE, "MCP-Protocol-Version": agent.version}
    )

    assert response.json()[0]["result"]["structuredContent"]["error_code"] == "VALIDATION_ERROR"


def test_a_notification_uses_no_key_up(agent, github, upstream):
    sent = upstream.post(ISSUES, json={"number": 8}, status=201)
    call = {"name": "github_create_issue", "arguments": ISSUE}
    message = {"jsonrpc": "2.0", "method": "tools/call", "params": call}

    noted = agent.post_json("/mcp", message, headers=ONCE)
    record = UsageRecord.objects.get()
    made = agent.post_json("/mcp", message | {"id": 1}, headers=ONCE)

    assert (noted.status_code, noted.content, len(sent.calls)) == (202, b"", 1)
    assert (record.tool, record.account_id) == ("", None)
    assert made.json()["result"]["structuredContent"] == {"data": {"number": 8}}


def test_an_account_that_was_made_anew_is_told_nothing(agent, partner, account, github, upstream):
    sent = upstream.post(ISSUES, json={"of": "the person before"}, status=201)
    create(agent, 1)
    account.delete()
    make_integration(make_account(partner, agent.account), "github")

    again = create(agent, 2).json()["result"]

    assert again["structuredContent"]["error_code"] == "IDEMPOTENCY_MISMATCH"
    assert len(sent.calls) == 1
