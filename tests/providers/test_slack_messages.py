"""Slack messages and the people they go to, through our API and over real HTTP."""

import pytest

from tests.providers.connected import asked

GENERAL = "C04GENERAL1"


def send(caller, text, **more):
    return caller.post("slack/messages", **{"channel": "general", "text": text} | more)


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


def test_people_are_listed_found_and_written_to(slack):
    people = slack.get("slack/users").json()["data"]["users"]
    person = next(each for each in people if each["profile"].get("email"))

    found = slack.get("slack/users/lookup", email=person["profile"]["email"]).json()["data"]["user"]
    shown = slack.get(f"slack/users/{person['id']}").json()["data"]["user"]
    opened = slack.post("slack/dms", users=[person["id"]]).json()["data"]["channel"]
    sent = send(slack, "Hello", channel=opened["id"])

    assert found["id"] == shown["id"] == person["id"]
    assert sent.json()["data"]["channel"] == opened["id"]


def test_several_people_are_written_to_in_a_group(slack):
    people = slack.get("slack/users").json()["data"]["users"]
    users = [each["id"] for each in people if each["profile"].get("email")][:2]

    opened = slack.post("slack/dms", users=users).json()["data"]["channel"]
    group = slack.get(f"slack/channels/{opened['id']}").json()["data"]["channel"]

    assert group["is_mpim"] is True
    assert group["num_members"] == 3
    assert send(slack, "Hello", channel=opened["id"]).status_code == 200


def test_a_message_without_text_never_reaches_slack(slack, sandbox):
    response = slack.post("slack/messages", channel="general")

    assert response.status_code == 400
    assert response.json()["details"]["fields"] == {"text": ["This field is required."]}
    assert asked(sandbox, "slack", "/api/chat.postMessage") == 0
