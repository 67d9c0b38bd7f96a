"""GET /connect/callback when everything goes well."""

from urllib.parse import parse_qsl

import pytest
from responses.matchers import header_matcher

from accounts.models import Event
from integrations.models import Integration, Token
from tests.connect.walk import (
    GITHUB_TOKEN,
    GOOGLE_TOKEN,
    SLACK_TOKEN,
    grant,
    result_of,
    walk,
)
from tests.factories import make_account

CALLBACK_URI = "http://testserver/api/v1/connect/callback"


def test_goes_back_to_the_app_with_the_result(started, upstream):
    grant(upstream)

    where, result = result_of(started.come_back())

    assert where == "https://app.example/done"
    assert list(result.items()) == [
        ("status", "success"),
        ("provider", "github"),
        ("account_id", "user-123"),
        ("session_id", started.data["session_id"]),
    ]


@pytest.mark.parametrize("external_id", ["tenant:acme:user:jane", "用户 & 😀", "a+b%20c", "a#b=c"])
def test_the_external_id_comes_back_whole(api, partner, upstream, external_id):
    grant(upstream)
    session = walk(api, make_account(partner, external_id))

    assert result_of(session.come_back())[1]["account_id"] == external_id


def test_the_code_goes_to_the_providers_own_token_url_once(started, upstream):
    # promises 11, 14, 20
    asked = grant(upstream)
    verifier = started.row.verifier

    started.come_back(code="code-from-github")

    [call] = asked.calls
    assert call.request.url == GITHUB_TOKEN
    assert dict(parse_qsl(call.request.body)) == {
        "grant_type": "authorization_code",
        "code": "code-from-github",
        "redirect_uri": CALLBACK_URI,
        "code_verifier": verifier,
        "client_id": "github-client",
        "client_secret": "github-secret",
    }
    assert call.request.headers["Accept"] == "application/json"


def test_the_verifier_is_gone_afterwards(started, upstream):  # promise 11
    grant(upstream)

    started.come_back()

    assert started.row.verifier_sealed == ""


def test_the_exchange_has_timeouts_within_ten_seconds(started, upstream):  # promise 20
    asked = grant(upstream)

    started.come_back()

    [call] = asked.calls
    connect, read = call.request.req_kwargs["timeout"]
    assert 0 < connect <= 10
    assert 0 < read <= 10


def test_tokens_are_stored_sealed_with_who_was_connected(started, upstream):
    grant(upstream)

    started.come_back()

    integration = Integration.objects.get()
    token = integration.tokens.get()
    assert (integration.status, integration.provider_user_id) == ("active", "1")
    assert (integration.provider_user_name, integration.provider_user_email) == (
        "octo",
        "o@example.com",
    )
    scopes = ["github.write", "read:org", "read:user", "repo", "user:email"]
    assert integration.granted_scopes == {"main": scopes}
    assert (token.access_token, token.refresh_token, token.expires_at) == ("gho_1", "", None)
    assert "gho_1" not in str(Token.objects.values().get())


def test_services_are_switched_on_from_what_was_granted(started, upstream):
    grant(upstream)

    started.come_back()

    [shown] = started.integrations()
    assert shown == {
        "id": str(Integration.objects.get().pk),
        "provider": "github",
        "status": "active",
        "connected_at": shown["connected_at"],
        "enabled_services": [
            {"service_name": "github.read", "is_enabled": True},
            {"service_name": "github.write", "is_enabled": True},
        ],
        "missing_scopes": [],
        "connected_as": {"id": "1", "name": "octo", "email": "o@example.com"},
        "account_mismatch": False,
        "formerly_connected_as": None,
        "scopes": {
            "requested": ["github.write", "read:org", "read:user", "repo", "user:email"],
            "granted": ["github.write", "read:org", "read:user", "repo", "user:email"],
            "missing": [],
        },
        "permissions": shown["permissions"],
    }
    assert shown["connected_at"].endswith("Z")


def test_each_permission_says_what_it_needs_and_lacks(started, upstream):
    grant(upstream, scope="public_repo")

    started.come_back()

    [shown] = started.integrations()
    assert shown["permissions"] == [
        {"permission": name, "needed_scopes": needed, "missing_scopes": ["repo"]}
        for name, needed in (("github.read", ["repo"]), ("github.write", ["github.write", "repo"]))
    ]


def test_leaves_one_event(started, upstream, partner):
    grant(upstream)

    started.come_back()

    event = Event.objects.get(type="integration.connected")
    assert event.data == {"provider": "github", "reconnected": False, "missing_scopes": []}
    assert (event.partner_id, event.account_id) == (partner.pk, started.account.pk)
    by = (event.actor, event.actor_id, event.ip)
    assert by == ("end_user", str(started.account.pk), "127.0.0.1")


def test_google_grants_some_and_names_the_missing(api, account, upstream):  # promise 22
    auth = "https://www.googleapis.com/auth/"
    granted = f"openid {auth}userinfo.email {auth}userinfo.profile {auth}gmail.readonly"
    upstream.post(
        GOOGLE_TOKEN,
        json={
            "access_token": "ya29.1",
            "refresh_token": "1//r",
            "expires_in": 3599,
            "scope": granted,
        },
    )
    upstream.get(
        "https://openidconnect.googleapis.com/v1/userinfo",
        json={"sub": "sub-1", "name": "Ada", "email": "ada@example.com"},
    )
    session = walk(api, account, "google", scopes=["gmail.read", "gmail.send"])

    result_of(session.come_back(iss="https://accounts.google.com"))

    [shown] = session.integrations()
    assert session.status()["status"] == "completed"
    assert shown["enabled_services"] == [{"service_name": "gmail.read", "is_enabled": True}]
    assert shown["missing_scopes"] == [f"{auth}gmail.send"]
    event = Event.objects.get(type="integration.connected")
    assert event.data["missing_scopes"] == [f"{auth}gmail.send"]


def test_slack_takes_the_credentials_as_basic_and_gives_two_tokens(api, account, upstream):
    upstream.post(
        SLACK_TOKEN,
        json={
            "ok": True,
            "access_token": "xoxb-1",
            "token_type": "bot",
            "scope": "team:read,channels:read,chat:write",
            "authed_user": {"id": "U1", "access_token": "xoxp-1", "scope": "search:read"},
        },
        match=[header_matcher({"Authorization": "Basic c2xhY2stY2xpZW50OnNsYWNrLXNlY3JldA=="})],
    )
    upstream.post(
        "https://slack.com/api/auth.test",
        json={"ok": True, "team_id": "T1", "team": "Acme", "user_id": "U2", "bot_id": "B1"},
    )
    session = walk(api, account, "slack", scopes=["slack.read", "slack.write", "slack.search"])

    result_of(session.come_back())

    [shown] = session.integrations()
    assert [each["service_name"] for each in shown["enabled_services"]] == [
        "slack.read",
        "slack.search",
        "slack.write",
    ]
    assert {t.kind: t.access_token for t in Token.objects.all()} == {
        "main": "xoxb-1",
        "user": "xoxp-1",
    }


def test_a_provider_that_does_not_say_who_still_connects(started, upstream):
    upstream.post(GITHUB_TOKEN, json={"access_token": "gho_1", "scope": "repo"})
    upstream.get("https://api.github.com/user", status=503)

    assert result_of(started.come_back())[1]["status"] == "success"
    assert Integration.objects.get().provider_user_id == ""


def test_the_callback_is_cached_and_remembered_nowhere(started, upstream):  # promise 23
    grant(upstream)

    answer = started.come_back()

    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"


def test_nothing_secret_is_in_the_redirect(started, upstream):  # promise 24
    grant(upstream, refresh_token="ghr_1", expires_in=28800)
    verifier = started.row.verifier

    location = started.come_back(code="the-secret-code")["Location"]

    for secret in ("gho_1", "ghr_1", "the-secret-code", verifier, started.state, "github-secret"):
        assert secret not in location
