"""Messages that are wrong, each with the answer that its protocol has for it; never a fault of ours."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from billing.models import UsageRecord
from tests.mcp.conftest import CAPABILITIES, NEWEST, VERSION, Agent
from tools_catalog.mcp.ground import LONGEST_HANDSHAKE

PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
LIST = {"jsonrpc": "2.0", "id": 2, "method": "tools/list"}
INITIALIZED = {"jsonrpc": "2.0", "method": "notifications/initialized"}


def send(agent, text, version="2025-11-25", **headers):
    headers = {"MCP-Protocol-Version": version} | headers if version else headers
    return agent.generic("POST", "/mcp", text, content_type="application/json", headers=headers)


def told(response):
    body = response.json()
    return response.status_code, body["id"], body["error"]["code"]


@pytest.mark.parametrize(
    "text", ["{", '{"a": 1e999}', '{"a": NaN}', '"\\ud800"', '"\\u0000"', "[" * 5000, b"\xff"]
)
def test_what_is_no_json(agent, text):
    assert told(send(agent, text)) == (400, None, -32700)
    assert UsageRecord.objects.values_list("status", "error_code").get() == (
        400,
        "VALIDATION_ERROR",
    )


@pytest.mark.parametrize(
    "body",
    [
        "",
        "7",
        "null",
        "[]",
        "{}",
        '{"jsonrpc": "1.0", "id": 1, "method": "ping"}',
        '{"jsonrpc": "2.0", "id": 1}',
        '{"jsonrpc": "2.0", "id": 1, "method": 5}',
        '{"jsonrpc": "2.0", "id": null, "method": "ping"}',
        '{"jsonrpc": "2.0", "id": true, "method": "ping"}',
        '{"jsonrpc": "2.0", "id": 1.5, "method": "ping"}',
        '{"jsonrpc": "2.0", "id": [1], "method": "ping"}',
        '{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": [1]}',
        '{"jsonrpc": "2.0", "id": 1, "result": {}}',
    ],
)
@pytest.mark.parametrize("version", ["2025-11-25", NEWEST])
def test_what_is_no_message(agent, body, version):
    assert told(send(agent, body, version)) == (400, None, -32600)


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"name": 7},
        {"name": "fly"},
        {"name": "fly" * 10_000},
        {"name": "github_list_repos", "arguments": [1]},
        {"name": "github_list_repos", "arguments": "a"},
    ],
)
def test_a_call_of_nothing(agent, github, params):
    assert told(agent.say("tools/call", params, message_id="x")) == (200, "x", -32602)
    assert UsageRecord.objects.get().status == 400


def test_the_status_says_it_too_in_the_newest_revision(agent):
    agent.version = NEWEST

    assert told(agent.say("tools/call", {"name": "fly"})) == (400, 1, -32602)
    assert told(agent.say("resources/list")) == (404, 1, -32601)


@pytest.mark.parametrize("version", ["2024-11-05", "2027-01-01", "1", "x" * 5000])
def test_a_revision_that_we_do_not_speak(agent, version):
    response = send(agent, json.dumps(PING), version)

    assert told(response) == (400, None, -32022)
    assert response.json()["error"]["data"] == {
        "supported": ["2025-03-26", "2025-06-18", "2025-11-25", NEWEST],
        "requested": version[:40],
    }


META = {VERSION: NEWEST, CAPABILITIES: {}}


@pytest.mark.parametrize(
    ("meta", "headers", "code"),
    [
        (None, {}, -32602),
        ({}, {}, -32602),
        ([1], {}, -32602),
        ({VERSION: NEWEST}, {}, -32602),
        ({CAPABILITIES: {}}, {}, -32602),
        (META | {VERSION: "2025-11-25"}, {}, -32020),
        (META | {VERSION: 7}, {}, -32020),
        (META, {"Mcp-Method": "tools/list"}, -32020),
        (META, {"Mcp-Name": "search_tools"}, -32020),
        (META, {"Mcp-Name": "=?base64?%%%?="}, -32020),
    ],
)
def test_headers_that_say_something_else_than_the_body(agent, meta, headers, code):
    params = {"name": "describe_tool", "arguments": {"name": "gmail_send_message"}}
    body = {"jsonrpc": "2.0", "id": 4, "method": "tools/call", "params": {**params, "_meta": meta}}
    said = {"Mcp-Method": "tools/call", "Mcp-Name": "describe_tool"} | headers

    assert told(send(agent, json.dumps(body), NEWEST, **said)) == (400, 4, code)


def test_a_name_in_base64_and_a_missing_header(agent):
    params = {"name": "describe_tool", "arguments": {"name": "gmail_send_message"}, "_meta": META}
    body = json.dumps({"jsonrpc": "2.0", "id": 4, "method": "tools/call", "params": params})
    said = {"Mcp-Method": "tools/call", "Mcp-Name": "=?base64?ZGVzY3JpYmVfdG9vbA==?="}

    assert send(agent, body, NEWEST, **said).json()["result"]["isError"] is False
    assert told(send(agent, body, "", **said)) == (400, 4, -32020)


def test_a_batch_where_the_revision_has_them(agent, github):
    second = LIST | {"id": 3}
    body = json.dumps([PING, INITIALIZED, LIST, {"jsonrpc": "2.0", "id": 9}, second])

    for version in ("2025-03-26", ""):
        answers = send(agent, body, version).json()

        assert [answer["id"] for answer in answers] == [1, 2, None, 3]
        assert answers[0]["result"] == {}
        assert len(answers[1]["result"]["tools"]) == 24
        assert [answers[n]["error"]["code"] for n in (2, 3)] == [-32600, -32600]
    assert UsageRecord.objects.filter(counted=True).count() == 2
    assert send(agent, json.dumps([INITIALIZED]), "2025-03-26").status_code == 202
    for wrong in ([], [PING] * 51):
        assert told(send(agent, json.dumps(wrong), "2025-03-26")) == (400, None, -32600)
    for version in ("2025-06-18", NEWEST):
        assert told(send(agent, body, version)) == (400, None, -32600)


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT", "PATCH", "OPTIONS", "HEAD"])
def test_one_method_only(agent, method):
    response = agent.generic(method, "/mcp")

    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert method == "HEAD" or response.json()["error_code"] == "METHOD_NOT_ALLOWED"


def test_pages_of_other_origins_are_refused(agent):
    for origin in ("https://evil.example", "null", "http://testserver.evil.example", ""):
        response = send(agent, json.dumps(PING), Origin=origin)
        assert (response.status_code, response.json()["error_code"]) == (403, "PERMISSION_DENIED")
    assert send(agent, json.dumps(PING), Origin="http://testserver").status_code == 200
    assert UsageRecord.objects.count() == 1


def test_the_type_and_the_size_of_a_body(agent, settings):
    wrong = agent.generic("POST", "/mcp", "<a/>", content_type="application/xml")
    settings.MAX_BODY_BYTES = 100
    large = send(agent, json.dumps({**PING, "params": {"x": "y" * 200}}))

    assert (wrong.status_code, wrong.json()["error_code"]) == (415, "UNSUPPORTED_MEDIA_TYPE")
    assert (large.status_code, large.json()["error_code"]) == (413, "PAYLOAD_TOO_LARGE")


@pytest.mark.parametrize(("spare", "counted"), [(0, False), (1, True)])
def test_a_handshake_that_takes_time_to_read_is_counted(agent, spare, counted):
    padded = json.dumps({**PING, "params": {"x": ""}})
    text = padded.replace('""', f'"{"y" * (LONGEST_HANDSHAKE - len(padded) + spare)}"')

    response = send(agent, text)

    assert (response.status_code, len(text)) == (200, LONGEST_HANDSHAKE + spare)
    assert UsageRecord.objects.get().counted is counted


def test_a_stranger_is_told_nothing_of_the_body(account):
    for text in ("{", "[]", json.dumps(LIST)):
        response = send(Agent("sk_live_" + "a" * 40), text)
        assert (response.status_code, response.json()["error_code"]) == (401, "AUTH_REQUIRED")


def test_every_answer_has_its_request_id(agent):
    for text in ("{", json.dumps(PING), json.dumps(INITIALIZED)):
        response = send(agent, text, **{"X-Request-Id": "trace-12345"})
        assert response["X-Request-Id"] == "trace-12345"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
methods = st.sampled_from(["initialize", "ping", "tools/list", "tools/call", "server/discover"])
names = st.sampled_from(["search_tools", "describe_tool", "call_tool", "gmail_send_message", "x"])
params = values | st.fixed_dictionaries(
    {}, optional={"name": names | values, "arguments": values, "cursor": values, "_meta": values}
)
bodies = st.fixed_dictionaries(
    {"jsonrpc": st.just("2.0"), "method": methods | values},
    optional={"id": values, "params": params},
)


@pytest.mark.django_db
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(
    body=bodies | values | st.lists(bodies, max_size=3),
    version=st.sampled_from(["", "2025-03-26", "2025-11-25", NEWEST]),
)
def test_no_message_is_a_fault_of_ours(agent, partner, body, version):
    partner.subscription.plan.per_minute = 1_000_000
    response = send(agent, json.dumps(body), version)

    assert response.status_code in {200, 202, 400, 403, 404, 429}
    assert not UsageRecord.objects.filter(status=500).exists()
