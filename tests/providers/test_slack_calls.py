"""Slack through our API and over real HTTP."""

import pytest

from integrations.models import Integration, Token

GENERAL, DESIGN, FINANCE = "C04GENERAL1", "C04DESIGN03", "C04FINANCE4"


@pytest.fixture
def slack(partner):
    back = partner.connect("slack")
    assert back["status"] == "success", back
    return partner


def asked(sandbox, method):
    """Return how often one of Slack's methods was asked for."""
    return sandbox.requests(provider="slack", path=f"/api/{method}")["count"]


def names_of(body):
    return [channel["name"] for channel in body["data"]["channels"]]


def send(partner, text, **more):
    return partner.post("slack/messages", **{"channel": "general", "text": text} | more)


def test_connecting_asks_for_a_bot_only_and_keeps_its_workspace(slack):
    row = Integration.objects.get()

    assert [each["service_name"] for each in slack.integrations()[0]["enabled_services"]] == [
        "slack.read",
        "slack.write",
    ]
    assert [token.kind for token in Token.objects.all()] == ["main"]
    assert (
        row.provider_user_id == f"{row.provider_data['team_id']}:{row.provider_data['bot_user_id']}"
    )


def test_channels_are_listed_and_paged(slack):
    first = slack.get("slack/channels", limit=2).json()
    second = slack.get("slack/channels", limit=2, cursor=first["next_cursor"]).json()

    assert set(first["data"]) == {"ok", "channels", "next_cursor"}
    assert names_of(first) == ["design", "general"]
    assert names_of(second) == ["launch"]
    assert second["next_cursor"] is None


def test_archived_and_private_channels_are_listed_when_asked_for(slack):
    archived = slack.get("slack/channels", exclude_archived="false").json()
    private = slack.get("slack/channels", types="public_channel,private_channel").json()

    assert names_of(archived) == ["design", "general", "launch", "old-website"]
    assert names_of(private) == ["design", "finance", "general", "launch"]


@pytest.mark.parametrize("channel", ["general", "#general", GENERAL])
def test_the_history_takes_a_channel_by_id_and_by_name(slack, channel):
    body = slack.get("slack/messages", channel=channel, limit=2).json()

    assert body["data"]["messages"][0]["text"] == "Release notes are in the folder."
    assert len(body["data"]["messages"]) == 2
    assert isinstance(body["next_cursor"], str)


def test_the_history_has_a_route_below_its_channel_too(slack):
    by_query = slack.get("slack/messages", channel=GENERAL).json()["data"]

    for spelling in (GENERAL, "general", "%23general"):
        assert slack.get(f"slack/channels/{spelling}/messages").json()["data"] == by_query


def test_an_id_costs_one_request_and_a_name_one_more(slack, sandbox):
    slack.get("slack/messages", channel=GENERAL)
    assert (asked(sandbox, "conversations.history"), asked(sandbox, "conversations.list")) == (1, 0)

    slack.get("slack/messages", channel="general")
    assert (asked(sandbox, "conversations.history"), asked(sandbox, "conversations.list")) == (2, 1)


def test_a_private_channel_is_found_by_name(slack):
    body = slack.get("slack/messages", channel="finance").json()

    assert body["data"]["messages"][0]["text"] == "Week 41 was checked twice."


def test_a_channel_nobody_has_is_not_found(slack):
    response = slack.get("slack/messages", channel="nowhere")

    assert response.status_code == 404
    assert response.json()["error_code"] == "NOT_FOUND"
    assert response.json()["details"]["body"] == {"ok": False, "error": "channel_not_found"}


def test_a_channel_the_bot_is_not_in_is_denied(slack):
    response = slack.get("slack/messages", channel="design")

    assert response.status_code == 403
    assert response.json()["error_code"] == "PERMISSION_DENIED"
    assert response.json()["details"]["reason"] == "not_in_channel"


def test_a_sent_message_is_the_newest_of_its_channel(slack):
    sent = send(slack, "Grüße ☕").json()["data"]

    assert sent["ok"] is True
    assert (sent["channel"], sent["text"]) == (GENERAL, "Grüße ☕")
    newest = slack.get("slack/messages", channel="general", limit=1).json()["data"]["messages"][0]
    assert (newest["ts"], newest["text"]) == (sent["ts"], "Grüße ☕")


def test_a_message_is_answered_changed_marked_and_deleted(slack):
    ts = send(slack, "Draft").json()["data"]["ts"]
    where = f"slack/messages/{ts}"

    send(slack, "An answer", thread_ts=ts)
    slack.send("patch", where, {"channel": "general", "text": "Final"})
    slack.post(f"{where}/reactions", channel="#general", name="tada")

    thread = slack.get(f"{where}/replies", channel="general").json()["data"]["messages"]
    assert [message["text"] for message in thread] == ["Final", "An answer"]
    assert [(each["name"], each["count"]) for each in thread[0]["reactions"]] == [("tada", 1)]
    assert slack.send("delete", where, {"channel": "general"}).status_code == 200
    newest = slack.get("slack/messages", channel="general", limit=1).json()["data"]["messages"][0]
    assert newest["text"] != "Final"


def test_a_channel_and_its_members_are_read_by_name(slack):
    channel = slack.get("slack/channels/launch").json()["data"]["channel"]
    members = slack.get("slack/channels/launch/members", limit=3).json()

    assert channel["name"] == "launch"
    assert len(members["data"]["members"]) == 3
    assert isinstance(members["next_cursor"], str)


def test_people_are_listed_found_and_written_to(slack):
    people = slack.get("slack/users").json()["data"]["users"]
    person = next(each for each in people if each["profile"].get("email"))

    found = slack.get("slack/users/lookup", email=person["profile"]["email"]).json()["data"]["user"]
    shown = slack.get(f"slack/users/{person['id']}").json()["data"]["user"]
    opened = slack.post("slack/dms", users=[person["id"]]).json()["data"]["channel"]
    sent = send(slack, "Hello", channel=opened["id"])

    assert found["id"] == shown["id"] == person["id"]
    assert sent.json()["data"]["channel"] == opened["id"]


def test_a_message_without_text_never_reaches_slack(slack, sandbox):
    response = slack.post("slack/messages", channel="general")

    assert response.status_code == 400
    assert response.json()["details"]["fields"] == {"text": ["This field is required."]}
    assert asked(sandbox, "chat.postMessage") == 0


def test_what_slack_finds_invalid_is_a_bad_request(slack):
    response = send(slack, "x" * 40_001)

    assert response.status_code == 400
    assert response.json()["details"]["reason"] == "msg_too_long"


def test_a_word_slack_never_said_before_is_an_error_of_the_provider(slack, sandbox):
    body = {"ok": False, "error": "fatal_error"}
    sandbox.control(
        "failures", provider="slack", path="/api/users.list", status=200, times=1, body=body
    )

    response = slack.get("slack/users")

    assert response.status_code == 502
    assert response.json()["error_code"] == "PROVIDER_ERROR"
    assert response.json()["details"]["body"] == body


def test_slacks_limit_is_passed_on_with_its_seconds(slack, sandbox):
    sandbox.control(
        "failures",
        provider="slack",
        path="/api/users.list",
        status=429,
        times=1,
        body={"ok": False, "error": "ratelimited"},
        headers={"Retry-After": "30"},
    )

    response = slack.get("slack/users")

    assert response.status_code == 429
    assert response["Retry-After"] == "30"


def test_a_missing_scope_is_named(partner):
    partner.connect("slack", scopes=["channels:read"])

    response = partner.get("slack/users")

    assert response.status_code == 403
    assert response.json()["error_code"] == "INTEGRATION_SCOPE_MISSING"
    assert "users:read" in response.json()["details"]["reason"]


def test_a_name_is_looked_up_among_public_channels_when_no_more_is_granted(partner):
    partner.connect("slack", scopes=["channels:read", "channels:history"])

    assert partner.get("slack/messages", channel="general").status_code == 200
    assert partner.get("slack/messages", channel="finance").status_code == 404


def test_searching_takes_the_persons_own_token_beside_the_bots(partner):
    partner.connect("slack", scopes=["slack.read", "slack.search"])

    body = partner.get("slack/search", q="booked", limit=1).json()

    assert {token.kind for token in Token.objects.all()} == {"main", "user"}
    assert len(body["data"]["messages"]) == 1
    assert body["next_cursor"] == "2"
    last = partner.get("slack/search", q="booked", limit=1, cursor="2").json()
    assert len(last["data"]["messages"]) == 1
    assert last["next_cursor"] is None
    assert last["data"]["messages"] != body["data"]["messages"]


def test_without_the_persons_token_there_is_no_search(slack, sandbox):
    response = slack.get("slack/search", q="booked")

    assert response.status_code == 403
    assert response.json()["error_code"] == "INTEGRATION_SCOPE_MISSING"
    assert asked(sandbox, "search.messages") == 0


def test_both_tokens_are_refreshed_on_their_own(partner, sandbox):
    # promise 47
    sandbox.control("settings/slack", expiring_tokens=True)
    partner.connect("slack", scopes=["slack.read", "slack.search"])
    sandbox.control("expire", provider="slack", kind="access")

    assert partner.get("slack/users").status_code == 200
    assert partner.get("slack/search", q="booked").status_code == 200
    assert partner.get("slack/users").status_code == 200
    assert asked(sandbox, "oauth.v2.access") == 3


def test_one_dead_token_leaves_the_other_usable(partner, sandbox):
    # promise 47
    partner.connect("slack", scopes=["slack.read", "slack.search"])
    body = {"ok": False, "error": "token_revoked"}
    sandbox.control(
        "failures", provider="slack", path="/api/search.messages", status=200, times=1, body=body
    )

    response = partner.get("slack/search", q="booked")

    assert response.status_code == 401
    assert response.json()["code"] == "INTEGRATION_REVOKED"
    assert partner.get("slack/users").status_code == 200
    assert partner.integrations()[0]["status"] == "active"
    assert partner.get("slack/search", q="booked").status_code == 401


def test_a_revoked_bot_revokes_the_connection(slack, sandbox):
    sandbox.control("revoke", provider="slack")

    response = slack.get("slack/users")

    assert response.status_code == 401
    assert response.json()["code"] == "INTEGRATION_REVOKED"
    assert slack.integrations()[0]["status"] == "revoked"


def test_saying_no_returns_access_denied(partner):
    assert partner.connect("slack", decision="deny") == {"error": "access_denied"}


def test_disconnecting_takes_every_token_back(partner, sandbox):
    partner.connect("slack", scopes=["slack.read", "slack.search"])

    partner.client.delete(f"/api/v1/accounts/{partner.account_id}/integrations/slack")

    assert asked(sandbox, "auth.revoke") == 2
