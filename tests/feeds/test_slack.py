"""Slack's Events API, from the delivery to the inbox."""

import json
import time

import pytest
from django.utils import timezone

from accounts.models import Event
from inbox.models import Arrival, InboxEvent
from integrations import feed_addresses
from integrations.models import Token
from providers.registry import find
from tests.factories import make_account, make_integration, make_token
from tests.feeds.samples.slack_events import EVENT, SAMPLE
from tests.feeds.sending import Sender, work_off

pytestmark = pytest.mark.django_db

TEAM, BOT = "T024BE7LD", "U0BOT"


@pytest.fixture
def slack(client, monkeypatch):
    monkeypatch.setenv("WEBHOOK_SECRET_SLACK", SAMPLE.secret)
    return Sender(client, SAMPLE)


@pytest.fixture
def connect(partner):
    """Return a function that connects an account of a workspace, as its bot or as a person."""

    def connected(name="ada", team=TEAM, bot=BOT, person="", **fields):
        facts = {"team_id": team, "bot_user_id": bot or None}
        if person and bot:
            facts["user_id"] = person
        integration = make_integration(
            make_account(partner, external_id=name),
            "slack",
            provider_user_id=f"{team}:{bot or person}",
            provider_data=facts,
            **fields,
        )
        feed_addresses.enter(integration, find("slack"))
        return integration

    return connected


def event(changes=(), **outer):
    """Return a delivery like the sample's, with another event inside."""
    inner = {**EVENT["event"], **dict(changes)}
    return json.dumps({**EVENT, "event": inner, **outer}).encode()


def told(integration):
    rows = InboxEvent.objects.filter(account=integration.account).order_by("id")
    return [(row.type, row.summary) for row in rows]


# promise 112
def test_a_message_reaches_the_inbox_of_every_connection_of_the_workspace_once(slack, connect, api):
    ada, bob = connect("ada"), connect("bob")
    stranger = connect("eve", team="T0OTHER")

    for _ in range(3):
        assert slack.deliver().status_code == 200
        work_off()

    expected = [
        ("message.received", "Message from U2147483697 in C024BE91L: Live long and prosper.")
    ]
    assert told(ada) == told(bob) == expected
    assert told(stranger) == []
    shown = api.acting_for("ada").get("/api/v1/inbox").json()["data"]["events"]
    assert [(e["provider"], e["type"], e["provider_event_id"]) for e in shown] == [
        ("slack", "message.received", "Ev0PV52K25")
    ]
    assert shown[0]["payload"] == {
        "team_id": TEAM,
        "type": "message",
        "channel": "C024BE91L",
        "channel_type": "channel",
        "user": "U2147483697",
        "text": "Live long and prosper.",
        "ts": "1355517523.000005",
        "event_ts": "1355517523.000005",
    }


def test_what_only_a_person_sees_goes_to_that_person(slack, connect):
    bot, ada, bob = connect("bot"), connect("ada", bot="", person="U1"), connect("bob", person="U2")
    seen = [{"team_id": TEAM, "user_id": "U1", "is_bot": False}]

    slack.deliver_instead(event({"channel_type": "im"}, authorizations=seen))
    work_off()

    assert told(bot) == told(bob) == []
    assert told(ada) == [
        ("message.received", "Message from U2147483697 in a direct message: Live long and prosper.")
    ]


def test_what_nobody_is_named_for_is_parked(slack, connect):
    connect()

    slack.deliver_instead(event(authorizations=[]))
    work_off()

    assert Arrival.objects.get().status == "parked"


@pytest.mark.parametrize(
    "changes",
    [
        {"subtype": "message_changed"},
        {"subtype": "channel_join"},
        {"user": BOT},
        {"app_id": EVENT["api_app_id"]},
    ],
    ids=["changed", "joined", "own bot", "own app"],
)
def test_noise_and_our_own_messages_tell_nothing(slack, changes):
    assert slack.deliver_instead(event(changes)).status_code == 200
    assert Arrival.objects.count() == 0


def test_another_apps_message_is_told(slack):
    slack.deliver_instead(event({"subtype": "bot_message", "user": None, "username": "deploys"}))

    assert Arrival.objects.get().summary.startswith("Message from deploys in ")


@pytest.mark.parametrize(
    ("inner", "type_", "summary"),
    [
        (
            {"type": "app_mention", "user": "U1", "channel": "C1", "text": "<@U0BOT> hi"},
            "app.mentioned",
            "U1 mentioned the app in C1: <@U0BOT> hi",
        ),
        (
            {"type": "reaction_added", "user": "U1", "reaction": "tada", "item": {}},
            "reaction.added",
            "U1 reacted with :tada:",
        ),
        (
            {"type": "reaction_removed", "user": "U1", "reaction": "tada", "item": {}},
            "reaction.removed",
            "U1 took back :tada:",
        ),
        (
            {"type": "channel_created", "channel": {"id": "C1", "name": "fun", "creator": "U1"}},
            "channel.created",
            "Channel #fun created",
        ),
        (
            {"type": "member_joined_channel", "user": "U1", "channel": "C1"},
            "member.joined",
            "U1 joined C1",
        ),
        (
            {"type": "member_left_channel", "user": "U1", "channel": "C1"},
            "member.left",
            "U1 left C1",
        ),
        (
            {"type": "file_shared", "file_id": "F1", "user_id": "U1"},
            "file.shared",
            "U1 shared the file F1",
        ),
        ({"type": "emoji_changed"}, "slack.emoji_changed", "Slack: emoji changed"),
    ],
    ids=lambda value: value.get("type") if isinstance(value, dict) else "",
)
def test_events_have_our_types_and_a_sentence(slack, inner, type_, summary):
    slack.deliver_instead(json.dumps({**EVENT, "event": inner}).encode())

    arrival = Arrival.objects.get()
    assert (arrival.type, arrival.summary) == (type_, summary)


def test_the_address_is_confirmed_to_slack_alone(slack):
    body = json.dumps({"token": "old", "challenge": "3eZbrw1a", "type": "url_verification"})

    right = slack.deliver_instead(body.encode())
    wrong = slack.send(body.encode(), {})

    assert (right.status_code, right.json()) == (200, {"challenge": "3eZbrw1a"})
    assert wrong.status_code == 401
    assert "3eZbrw1a" not in wrong.text


def test_that_slack_slows_down_tells_nobody_anything(slack):
    body = json.dumps({"type": "app_rate_limited", "team_id": TEAM, "minute_rate_limited": 1})

    assert slack.deliver_instead(body.encode()).status_code == 200
    assert Arrival.objects.count() == 0


def ended(inner, at=None, event_id="Ev1"):
    outer = {"event_id": event_id, "event_time": int(at or time.time() + 1)}
    return json.dumps({**EVENT, "event": inner, "authorizations": [], **outer}).encode()


# promise 53
def test_an_uninstalled_app_revokes_every_connection_of_the_workspace(slack, connect):
    bot, person = connect("bot"), connect("ada", bot="", person="U1")
    other = connect("eve", team="T0OTHER")

    slack.deliver_instead(ended({"type": "app_uninstalled"}))
    work_off()

    states = [_status(each) for each in (bot, person, other)]
    assert states == ["revoked", "revoked", "active"]
    events = Event.objects.filter(type="integration.revoked").order_by("id")
    assert [(e.actor, e.object_id, e.data) for e in events] == [
        ("provider", str(each.pk), {"provider": "slack", "reason": "revoked at the provider"})
        for each in sorted((bot, person), key=lambda row: row.pk)
    ]
    assert InboxEvent.objects.count() == 0


# promise 53
def test_a_revoked_token_of_two_leaves_the_other_at_work(slack, connect):
    integration = connect("ada", person="U1")
    make_token(integration, "xoxp-1", kind="user")

    slack.deliver_instead(ended({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}))
    work_off()

    assert _status(integration) == "active"
    assert _tokens(integration) == {"main": "active", "user": "revoked"}
    assert _types(integration) == ["integration.token_revoked"]

    slack.deliver_instead(
        ended({"type": "tokens_revoked", "tokens": {"bot": [BOT]}}, event_id="Ev2")
    )
    work_off()

    assert _status(integration) == "revoked"
    assert _types(integration) == ["integration.token_revoked", "integration.revoked"]


# promise 53
def test_a_person_whose_token_was_revoked_is_the_only_one_it_ends(slack, connect):
    ada, bob = connect("ada", bot="", person="U1"), connect("bob", bot="", person="U2")

    slack.deliver_instead(ended({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}))
    work_off()
    assert [_status(ada), _status(bob)] == ["active", "active"]

    Token.objects.update(kind="user")
    slack.deliver_instead(
        ended({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}, event_id="Ev2")
    )
    work_off()
    assert [_status(ada), _status(bob)] == ["revoked", "active"]


# promise 53
def test_a_grant_given_since_is_not_ended_by_news_of_the_one_before(slack, connect):
    integration = connect()
    before = timezone.now().timestamp() - 60

    slack.deliver_instead(ended({"type": "app_uninstalled"}, at=before))
    work_off()

    assert _status(integration) == "active"
    assert Arrival.objects.get().status == "done"


def _status(integration):
    integration.refresh_from_db()
    return integration.status


def _tokens(integration):
    return dict(integration.tokens.values_list("kind", "status"))


def _types(integration):
    rows = Event.objects.filter(object_id=str(integration.pk)).order_by("id")
    return list(rows.values_list("type", flat=True))
