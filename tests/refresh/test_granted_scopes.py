"""A refresh may say that less is granted than before: permissions follow, and it is told."""

import pytest

from accounts.models import Event
from integrations import tokens
from integrations.models import Integration, Token
from providers.registry import find
from tests.factories import make_integration, make_token

GOOGLE_TOKEN = "https://oauth2.googleapis.com/token"
SLACK_TOKEN = "https://slack.com/api/oauth.v2.access"
AUTH = "https://www.googleapis.com/auth/"
READ, SEND = f"{AUTH}gmail.readonly", f"{AUTH}gmail.send"


@pytest.fixture
def google(account):
    return make_integration(
        account,
        "google",
        refresh_token="1//r",
        expires_in=-1,
        enabled=["gmail.read", "gmail.send"],
        requested_scopes={"main": [READ, SEND]},
        granted_scopes={"main": [READ, SEND]},
    )


def refreshed(upstream, integration, scope, url=GOOGLE_TOKEN, kind="main", **more):
    answer = {"access_token": "a-2", "expires_in": 3599} | more
    upstream.post(url, json=answer | ({} if scope is None else {"scope": scope}))
    tokens.refresh_once(find(integration.provider), integration.tokens.get(kind=kind))
    return Integration.objects.get()


def granted(integration):
    return sorted(
        integration.permissions.filter(is_granted=True).values_list("permission", flat=True)
    )


def told():
    return [event.data for event in Event.objects.filter(type="integration.scopes_changed")]


# promise 22
def test_narrower_scopes_take_permissions_away_and_are_told(google, upstream):
    after = refreshed(upstream, google, READ)

    assert after.granted_scopes == {"main": [READ]}
    assert after.missing_scopes == [SEND]
    assert granted(after) == ["gmail.read"]
    assert told() == [{"provider": "google", "added": [], "removed": [SEND]}]


def test_wider_scopes_bring_permissions(google, upstream):
    after = refreshed(upstream, google, f"{READ} {SEND} {AUTH}calendar.readonly")

    assert granted(after) == ["calendar.read", "gmail.read", "gmail.send"]
    assert told() == [{"provider": "google", "added": [f"{AUTH}calendar.readonly"], "removed": []}]


@pytest.mark.parametrize("scope", [None, "", f"{SEND} {READ}"])
def test_silence_and_the_same_in_another_order_change_nothing(google, upstream, scope):
    after = refreshed(upstream, google, scope)

    assert after.granted_scopes == {"main": [READ, SEND]}
    assert granted(after) == ["gmail.read", "gmail.send"]
    assert told() == []
    assert Token.objects.get().access_token == "a-2"


def test_what_was_switched_off_stays_off(google, upstream):
    google.permissions.filter(permission="gmail.read").update(is_enabled=False)

    after = refreshed(upstream, google, READ)

    assert after.permissions.get(permission="gmail.read").is_enabled is False


# promise 47
def test_each_kind_of_token_has_its_own_scopes(account, upstream):
    both = {"main": ["channels:read", "chat:write"], "user": ["search:read"]}
    slack = make_integration(account, "slack", granted_scopes=both)
    make_token(slack, "xoxe.xoxp-1", "xoxe-1-user", expires_in=-1, kind="user")

    answer = {"ok": True, "token_type": "user", "refresh_token": "xoxe-1-next"}
    after = refreshed(upstream, slack, "users:read", SLACK_TOKEN, "user", **answer)

    assert after.granted_scopes == both | {"user": ["users:read"]}
    assert granted(after) == ["slack.read", "slack.write"]


def test_a_call_without_the_scope_is_refused_before_the_provider(google, api, account, upstream):
    refreshed(upstream, google, SEND)

    answer = api.acting_for(account.external_id).get("/api/v1/gmail/labels")

    assert (answer.status_code, answer.json()["error_code"]) == (403, "INTEGRATION_SCOPE_MISSING")
