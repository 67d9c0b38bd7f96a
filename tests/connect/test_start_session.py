"""POST /accounts/:id/connect."""

import re
from datetime import UTC, datetime

import pytest
import time_machine

from accounts.models import ConnectedAccount
from connect.models import ConnectSession
from connect.pkce import challenge
from integrations.models import Integration
from providers.registry import providers
from tests.connect.walk import DONE, start, walk
from tests.factories import make_account

NOON = datetime(2026, 2, 25, 12, tzinfo=UTC)
CALLBACK_URI = "http://testserver/api/v1/connect/callback"


@time_machine.travel(NOON, tick=False)
def test_answers_url_session_and_end(api, account):
    response = start(api, account)

    data = response.json()["data"]
    assert response.status_code == 200
    assert response.json() == {
        "ok": True,
        "data": {
            "connect_url": data["connect_url"],
            "session_id": str(ConnectSession.objects.get().pk),
            "expires_at": "2026-02-25T12:30:00.000Z",
        },
    }


def test_sends_to_github_with_exactly_these_parameters(started):
    where, query = started.data["connect_url"].partition("?")[0], started.query

    assert where == "https://github.com/login/oauth/authorize"
    assert query == {
        "client_id": "github-client",
        "redirect_uri": CALLBACK_URI,
        "response_type": "code",
        "state": query["state"],
        "scope": "read:user user:email repo read:org",
        "code_challenge": query["code_challenge"],
        "code_challenge_method": "S256",
    }


def test_sends_to_google_for_offline_access(api, account):
    session = walk(api, account, "google")

    where, query = session.data["connect_url"].partition("?")[0], session.query
    assert where == "https://accounts.google.com/o/oauth2/v2/auth"
    assert (query["access_type"], query["prompt"]) == ("offline", "consent")
    assert query["code_challenge_method"] == "S256"
    assert query["scope"].split()[:3] == ["openid", "email", "profile"]


def test_sends_to_slack_with_commas_and_without_pkce(api, account):
    session = walk(api, account, "slack")

    where, query = session.data["connect_url"].partition("?")[0], session.query
    assert where == "https://slack.com/oauth/v2/authorize"
    assert set(query) == {"client_id", "redirect_uri", "response_type", "state", "scope"}
    assert query["scope"].split(",")[:2] == ["team:read", "channels:read"]
    assert session.row.verifier == ""


@pytest.mark.parametrize("provider", providers().values(), ids=list(providers()))
def test_pkce_is_s256_wherever_the_definition_has_it(api, account, provider):  # promises 11, 12
    session = walk(api, account, provider.slug)

    method, sent = session.query.get("code_challenge_method"), "code_challenge" in session.query
    assert (method, sent) == (("S256", True) if provider.oauth.pkce else (None, False))
    assert bool(session.row.verifier) is provider.oauth.pkce


def test_state_is_random_and_kept_as_a_digest(api, account):  # promise 1
    sessions = [walk(api, account) for _ in range(5)]

    states = {session.state for session in sessions}
    assert len(states) == 5
    for session in sessions:
        assert re.fullmatch(r"[A-Za-z0-9_-]{43}", session.state)
        assert session.state not in str(ConnectSession.objects.filter(pk=session.row.pk).values())


def test_verifier_is_fresh_sealed_and_never_in_the_url(api, account):  # promises 11, 12, 24
    first, second = walk(api, account), walk(api, account)

    verifier = first.row.verifier
    assert re.fullmatch(r"[A-Za-z0-9_-]{43,128}", verifier)
    assert verifier != second.row.verifier
    assert verifier not in first.row.verifier_sealed
    assert first.query["code_challenge"] == challenge(verifier)
    assert verifier not in first.answer.content.decode()


def test_no_secret_of_ours_is_in_the_url(started):  # promise 24
    assert "github-secret" not in started.answer.content.decode()


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"redirect_url": DONE}, "provider"),
        ({"provider": "nosuch", "redirect_url": DONE}, "provider"),
        ({"provider": "", "redirect_url": DONE}, "provider"),
        ({"provider": None, "redirect_url": DONE}, "provider"),
        ({"provider": "Google", "redirect_url": DONE}, "provider"),
        ({"provider": ["github"], "redirect_url": DONE}, "provider"),
        ({"provider": "github"}, "redirect_url"),
        ({"provider": "github", "redirect_url": ""}, "redirect_url"),
        ({"provider": "github", "redirect_url": None}, "redirect_url"),
        ({"provider": "github", "redirect_url": 5}, "redirect_url"),
        ({"provider": "github", "redirect_url": DONE, "scopes": "gmail.read"}, "scopes"),
        ({"provider": "github", "redirect_url": DONE, "scopes": {"a": 1}}, "scopes"),
        ({"provider": "github", "redirect_url": DONE, "scopes": [""]}, "scopes"),
        ({"provider": "github", "redirect_url": DONE, "scopes": [["repo"]]}, "scopes"),
        ({"provider": "github", "redirect_url": DONE, "scopes": [1]}, "scopes"),
        ({"provider": "github", "redirect_url": DONE, "scopes": ["s"] * 101}, "scopes"),
        ({"provider": "github", "redirect_url": DONE, "redirectUrl": DONE}, "redirectUrl"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_begins(api, account, body, field):  # promise 77
    response = api.post_json(f"/api/v1/accounts/{account.pk}/connect", body)

    assert response.status_code == 400
    assert response.json()["error_code"] == "VALIDATION_ERROR"
    assert list(response.json()["details"]["fields"]) == [field]
    assert not ConnectSession.objects.exists()
    assert not Integration.objects.exists()


def test_a_provider_without_credentials_is_named(api, account, monkeypatch):
    monkeypatch.delenv("PROVIDER_GITHUB_CLIENT_ID")

    response = start(api, account)

    error = response.json()
    assert (response.status_code, error["error_code"]) == (400, "VALIDATION_ERROR")
    assert error["error"] == "github is not configured on this server"


def test_operators_addresses_replace_the_definitions(api, account, monkeypatch):
    monkeypatch.setenv("PROVIDER_GITHUB_BASE_URL", "https://ghe.example/base/")

    assert (
        walk(api, account)
        .data["connect_url"]
        .startswith("https://ghe.example/base/login/oauth/authorize?client_id=github-client&")
    )


def test_the_own_account_of_a_user_cannot_be_connected_here(api, partner):
    own = ConnectedAccount.objects.own_of(partner.user)

    assert start(api, own).status_code == 404


def test_sessions_of_two_accounts_know_nothing_of_each_other(api, partner):
    ada, ben = make_account(partner, "ada"), make_account(partner, "ben")

    walk(api, ada)

    assert api.get(f"/api/v1/accounts/{ben.pk}/integrations").json()["data"]["integrations"] == []
