"""Slack's two tokens, each with a life of its own."""

from accounts.models import Event
from integrations.models import Integration, Token
from tests.providers.connected import asked


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


def test_searching_takes_the_persons_own_token_beside_the_bots(caller):
    caller.connect("slack", scopes=["slack.read", "slack.search"])

    body = caller.get("slack/search", q="booked", limit=1).json()

    assert {token.kind for token in Token.objects.all()} == {"main", "user"}
    assert len(body["data"]["messages"]) == 1
    assert body["next_cursor"] == "2"
    last = caller.get("slack/search", q="booked", limit=1, cursor="2").json()
    assert len(last["data"]["messages"]) == 1
    assert last["next_cursor"] is None
    assert last["data"]["messages"] != body["data"]["messages"]


def test_without_the_persons_token_there_is_no_search(slack, sandbox):
    response = slack.get("slack/search", q="booked")

    assert response.status_code == 403
    assert response.json()["error_code"] == "INTEGRATION_SCOPE_MISSING"
    assert asked(sandbox, "slack", "/api/search.messages") == 0


def test_both_tokens_are_refreshed_on_their_own(caller, sandbox):
    # promise 47
    sandbox.control("settings/slack", expiring_tokens=True)
    caller.connect("slack", scopes=["slack.read", "slack.search"])
    sandbox.control("expire", provider="slack", kind="access")

    assert caller.get("slack/users").status_code == 200
    assert caller.get("slack/search", q="booked").status_code == 200
    assert caller.get("slack/users").status_code == 200
    assert asked(sandbox, "slack", "/api/oauth.v2.access") == 3


def test_one_dead_token_leaves_the_other_usable(caller, sandbox):
    # promise 47
    caller.connect("slack", scopes=["slack.read", "slack.search"])
    body = {"ok": False, "error": "token_revoked"}
    sandbox.control(
        "failures", provider="slack", path="/api/search.messages", status=200, times=1, body=body
    )

    response = caller.get("slack/search", q="booked")

    assert response.status_code == 401
    assert response.json()["code"] == "INTEGRATION_REVOKED"
    assert caller.get("slack/users").status_code == 200
    assert caller.integrations()[0]["status"] == "active"
    assert caller.get("slack/search", q="booked").status_code == 401
    [event] = Event.objects.filter(type__startswith="integration.token_")
    assert event.type == "integration.token_revoked"
    assert event.data == {"provider": "slack", "reason": "token_revoked", "token": "user"}


def test_the_bot_may_die_first(caller, sandbox):
    # promise 47
    caller.connect("slack", scopes=["slack.read", "slack.search"])
    body = {"ok": False, "error": "account_inactive"}
    sandbox.control(
        "failures", provider="slack", path="/api/users.list", status=200, times=1, body=body
    )

    dead = [caller.get("slack/users").status_code for _ in range(2)]

    assert dead == [401, 401]
    assert caller.get("slack/search", q="booked").status_code == 200
    assert caller.integrations()[0]["status"] == "active"
    [event] = Event.objects.filter(type__startswith="integration.token_")
    assert event.data == {"provider": "slack", "reason": "account_inactive", "token": "main"}


def test_each_token_has_its_own_time(caller, sandbox):
    # promise 47
    sandbox.control("settings/slack", expiring_tokens=True)
    caller.connect("slack", scopes=["slack.read", "slack.search"])
    user = Token.objects.get(kind="user")
    Token.objects.filter(pk=user.pk).update(expires_at=user.obtained_at)

    assert caller.get("slack/users").status_code == 200
    assert caller.get("slack/search", q="booked").status_code == 200

    assert {token.kind: token.version for token in Token.objects.all()} == {"main": 1, "user": 2}
    assert asked(sandbox, "slack", "/api/oauth.v2.access") == 2


def test_a_revoked_bot_revokes_the_connection(slack, sandbox):
    sandbox.control("revoke", provider="slack")

    response = slack.get("slack/users")

    assert response.status_code == 401
    assert response.json()["code"] == "INTEGRATION_REVOKED"
    assert slack.integrations()[0]["status"] == "revoked"


def test_disconnecting_takes_every_token_back(caller, sandbox):
    caller.connect("slack", scopes=["slack.read", "slack.search"])

    caller.client.delete(f"/api/v1/accounts/{caller.account_id}/integrations/slack")

    assert asked(sandbox, "slack", "/api/auth.revoke") == 2
