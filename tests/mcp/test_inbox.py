"""The tools of the inbox: the same as its routes, for whom a key acts and as far as its scopes go."""

import json

import pytest

from accounts.models import ConnectedAccount
from billing.models import UsageRecord
from inbox.models import InboxEvent
from tests.conftest import Api
from tests.factories import make_account, make_event, make_key, make_partner, make_user
from tests.mcp.conftest import NEWEST, Agent

ALL = ["inbox_list", "inbox_get", "inbox_archive", "inbox_batch", "inbox_archive_all"]


def data_of(result):
    assert result["isError"] is False
    return result["structuredContent"]["data"]


def ids(result):
    return [event["id"] for event in data_of(result)["events"]]


def statuses():
    return list(InboxEvent.objects.order_by("pk").values_list("status", flat=True))


@pytest.mark.parametrize("version", ["2025-11-25", NEWEST])
def test_a_list_is_what_the_route_answers(agent, account, version):
    make_event(account)
    agent.version = version
    over_rest = Api(agent.key, account.external_id).get("/api/v1/inbox/events").json()["data"]

    result = agent.call("inbox_list")

    assert result["structuredContent"] == {"data": over_rest, "next_cursor": None}
    assert json.loads(result["content"][0]["text"])["data"] == over_rest


def test_without_a_status_all_are_listed(agent, account):
    new, old = make_event(account), make_event(account, status="archived")

    assert ids(agent.call("inbox_list")) == [old.public_id, new.public_id]
    assert ids(agent.call("inbox_list", {"status": "unread"})) == [new.public_id]
    assert ids(agent.call("inbox_list", {"provider": "github"})) == []


# promise 113
def test_a_list_goes_on_by_its_cursor_while_new_ones_arrive(agent, account):
    made = [make_event(account).public_id for _ in range(5)][::-1]

    seen, cursor = [], None
    while cursor != "":
        page = agent.call("inbox_list", {"limit": 2} | ({"cursor": cursor} if cursor else {}))
        seen += ids(page)
        cursor = page["structuredContent"]["next_cursor"] or ""
        make_event(account)

    assert seen == made


def test_reading_one_makes_it_read(agent, account):
    event = make_event(account)

    told = data_of(agent.call("inbox_get", {"id": event.public_id}))

    assert (told["id"], told["status"], told["payload"]) == (
        event.public_id,
        "read",
        event.payload,
    )
    assert statuses() == ["read"]


def test_a_key_that_may_only_look_leaves_it_unread(partner, account):
    event = make_event(account)
    agent = Agent(make_key(partner, is_read_only=True), account.external_id)

    assert data_of(agent.call("inbox_get", {"id": event.public_id}))["status"] == "unread"
    assert agent.refusal("inbox_archive", {"id": event.public_id})["error_code"] == (
        "PERMISSION_DENIED"
    )
    assert statuses() == ["unread"]


def test_archiving_one_several_and_all(agent, account):
    first, second, third = (make_event(account) for _ in range(3))

    one = data_of(agent.call("inbox_archive", {"id": first.public_id}))
    several = data_of(
        agent.call("inbox_batch", {"ids": [second.public_id, "evt_none"], "action": "read"})
    )

    assert (one["status"], several) == ("archived", {"updated": 1})
    assert statuses() == ["archived", "read", "unread"]
    assert data_of(agent.call("inbox_archive_all", {"provider": "github"})) == {"archived": 0}
    before = {"before": third.received_at.isoformat()}
    assert data_of(agent.call("inbox_archive_all", before)) == {"archived": 1}
    assert data_of(agent.call("inbox_archive_all")) == {"archived": 1}
    assert statuses() == ["archived"] * 3


@pytest.mark.parametrize(
    ("tool", "arguments", "field"),
    [
        ("inbox_list", {"status": "new"}, "status"),
        ("inbox_get", {}, "id"),
        ("inbox_batch", {"ids": [], "action": "read"}, "ids"),
        ("inbox_batch", {"ids": ["a"] * 501, "action": "read"}, "ids"),
        ("inbox_batch", {"ids": ["a"], "action": "burn"}, "action"),
        ("inbox_archive_all", {"before": "yesterday"}, "before"),
        ("inbox_archive_all", {"before": "2026-13-45T00:00:00Z"}, "before"),
        ("inbox_archive_all", {"before": "9999-12-31T23:59:59-23:59"}, "before"),
    ],
)
def test_a_wrong_argument_is_named_and_changes_nothing(agent, account, tool, arguments, field):
    make_event(account)

    refused = agent.refusal(tool, arguments)

    assert refused["error_code"] == "VALIDATION_ERROR"
    assert list(refused["details"]["fields"]) == [field]
    assert statuses() == ["unread"]


def test_a_cursor_of_no_list_is_refused(agent):
    assert agent.refusal("inbox_list", {"cursor": "x"})["error_code"] == "VALIDATION_ERROR"


@pytest.mark.parametrize("tool", ["inbox_get", "inbox_archive"])
def test_another_partners_event_is_not_found(agent, tool):
    event = make_event(make_account(make_partner(), "theirs"))

    assert agent.refusal(tool, {"id": event.public_id})["error_code"] == "NOT_FOUND"
    assert data_of(agent.call("inbox_batch", {"ids": [event.public_id], "action": "archive"})) == {
        "updated": 0
    }
    assert statuses() == ["unread"]


def test_a_partner_key_without_the_header_reaches_all_accounts(api, partner, account):
    mine, other = make_event(account), make_event(make_account(partner, "other"))
    make_event(make_account(make_partner(), "theirs"))

    assert Agent(api.key).names() == ALL
    assert ids(Agent(api.key).call("inbox_list")) == [other.public_id, mine.public_id]


def test_a_personal_key_reaches_its_own_persons(db):
    user = make_user()
    event = make_event(ConnectedAccount.objects.own_of(user))
    make_event(ConnectedAccount.objects.own_of(make_user()))

    assert ids(Agent(make_key(user, "personal")).call("inbox_list")) == [event.public_id]


def test_a_key_without_a_partner_profile_is_told_so(db):
    refused = Agent(make_key(make_user())).refusal("inbox_list")

    assert refused["error_code"] == "PARTNER_REQUIRED"


@pytest.mark.parametrize(
    ("scopes", "names"),
    [
        (["tools:read", "inbox:read"], ALL[:2]),
        (["tools:read", "inbox:write"], ALL[2:]),
        (["tools:read", "proxy:*"], []),
    ],
)
def test_scopes_of_the_inbox_decide(partner, account, scopes, names):
    agent = Agent(make_key(partner, scopes=scopes), account.external_id)

    assert agent.names() == names
    for name in set(ALL) - set(names):
        arguments = {"id": "evt_1", "ids": ["evt_1"], "action": "read"}
        assert agent.refusal(name, arguments)["error_code"] == "PERMISSION_DENIED"


def test_search_finds_it_and_it_can_be_called_by_name(agent, account):
    event = make_event(account)

    found = data_of(agent.call("search_tools", {"query": "unread events of the inbox"}))["tools"]
    called = agent.call("call_tool", {"name": "inbox_list", "arguments": {}})

    assert (found[0]["name"], found[0]["connected"]) == ("inbox_list", True)
    assert ids(called) == [event.public_id]


def test_hints_tell_that_nothing_leaves_this_server(agent):
    shown = {tool["name"]: tool["annotations"] for tool in agent.result("tools/list")["tools"]}

    assert list(shown) == ALL
    assert {hints["openWorldHint"] for hints in shown.values()} == {False}
    assert [hints["destructiveHint"] for hints in shown.values()] == [False] * 5
    assert [hints["readOnlyHint"] for hints in shown.values()] == [True, True, False, False, False]


def test_a_call_is_on_record_under_its_tool(agent, account):
    agent.call("inbox_list")

    record = UsageRecord.objects.get()
    assert (record.tool, record.provider, record.account_id) == ("inbox_list", "", account.pk)
    assert (record.status, record.counted) == (200, True)
