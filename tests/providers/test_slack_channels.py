"""Slack channels, by id and by name, through our API and over real HTTP."""

from tests.providers.connected import asked

GENERAL = "C04GENERAL1"


def names_of(body):
    return [channel["name"] for channel in body["data"]["channels"]]


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


def test_an_id_costs_one_request_and_a_name_one_more(slack, sandbox):
    slack.get("slack/messages", channel=GENERAL)
    assert (
        asked(sandbox, "slack", "/api/conversations.history"),
        asked(sandbox, "slack", "/api/conversations.list"),
    ) == (1, 0)

    slack.get("slack/messages", channel="general")
    assert (
        asked(sandbox, "slack", "/api/conversations.history"),
        asked(sandbox, "slack", "/api/conversations.list"),
    ) == (2, 1)


def test_a_channel_and_its_members_are_read_by_name(slack):
    channel = slack.get("slack/channels/launch").json()["data"]["channel"]
    members = slack.get("slack/channels/launch/members", limit=3).json()

    assert channel["name"] == "launch"
    assert len(members["data"]["members"]) == 3
    assert isinstance(members["next_cursor"], str)


def test_a_private_channel_is_found_by_name(slack):
    body = slack.get("slack/messages", channel="finance").json()

    assert body["data"]["messages"][0]["text"] == "Week 41 was checked twice."


def test_a_name_is_looked_up_among_public_channels_when_no_more_is_granted(caller):
    caller.connect("slack", scopes=["channels:read", "channels:history"])

    assert caller.get("slack/messages", channel="general").status_code == 200
    assert caller.get("slack/messages", channel="finance").status_code == 404


def test_a_channel_nobody_has_is_not_found(slack):
    response = slack.get("slack/messages", channel="nowhere")

    assert response.status_code == 404
    assert response.json()["error_code"] == "NOT_FOUND"
    assert response.json()["details"]["body"] == {"ok": False, "error": "channel_not_found"}
