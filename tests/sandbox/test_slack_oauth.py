"""Slack's OAuth: two tokens, commas, and errors with status 200."""

from urllib.parse import parse_qsl

import pytest
import requests

from tests.sandbox.clients import PKCE, VERIFIER
from tests.sandbox_process import CALLBACK, ConsentForm, consent


def test_bot_and_user_token_come_together(slack):
    slack.connect(person="tomas")

    grant = slack.grant
    assert grant["ok"] is True
    assert grant["access_token"].startswith("xoxb-")
    assert (grant["token_type"], grant["bot_user_id"]) == ("bot", "U04PATCHBAY")
    assert grant["scope"] == slack.asked["scope"]
    assert grant["team"] == {"id": "T04NORTHWIN", "name": "Northwind"}
    user = grant["authed_user"]
    assert user["access_token"].startswith("xoxp-")
    assert (user["id"], user["scope"]) == ("U04TOMASOL2", "search:read")
    assert "expires_in" not in grant
    assert "refresh_token" not in grant


def test_user_scopes_alone_give_no_bot_token(slack):
    slack.connect(scope=None)

    assert "access_token" not in slack.grant
    assert slack.grant["authed_user"]["scope"] == "search:read"


def test_without_user_scopes_the_user_is_only_named(slack):
    slack.connect(user_scope=None)

    assert slack.grant["authed_user"] == {"id": "U04MARALQ01"}


def test_consent_page_lists_the_scopes_of_both(slack):
    form = ConsentForm(requests.get(slack.authorize_url(), timeout=5).text)

    assert form.scopes == [*slack.asked["scope"].split(","), "search:read"]


@pytest.mark.parametrize(
    "changes",
    [
        {"scope": "channels:read,nonsense"},
        {"scope": None, "user_scope": None},
        {"redirect_uri": CALLBACK + "?x=1"},
        {"client_id": "nobody"},
    ],
)
def test_wrong_request_ends_on_a_page(slack, changes):
    page = requests.get(slack.authorize_url(**changes), allow_redirects=False, timeout=5)

    assert page.status_code == 400


def test_denial(slack):
    answer = dict(parse_qsl(consent(slack.authorize_url(), decision="deny").partition("?")[2]))

    assert answer == {"error": "access_denied", "state": "s-1"}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"client_secret": "wrong"}, "bad_client_secret"),
        ({"client_id": "other"}, "invalid_client_id"),
        ({"client_id": None, "client_secret": None}, "invalid_client_id"),
        ({"code": "nonsense"}, "invalid_code"),
        ({"code": None}, "invalid_code"),
        ({"redirect_uri": CALLBACK + "x"}, "bad_redirect_uri"),
        ({"redirect_uri": None}, "bad_redirect_uri"),
        ({"grant_type": "password"}, "invalid_grant_type"),
    ],
)
def test_refused_exchange_is_a_200(slack, changes, error):
    answer = slack.exchange(**{"code": slack.code()} | changes)

    assert answer.status_code == 200
    assert answer.json() == {"ok": False, "error": error}


def test_basic_is_accepted_and_json_is_not(slack, sandbox):
    basic = (slack.client_id, sandbox.client_secret)
    fields = {"code": slack.code(), "redirect_uri": CALLBACK}

    json = requests.post(f"{slack.base}/{slack.token_path}", json=fields, auth=basic, timeout=5)
    form = slack.token_request(auth=basic, **fields)

    assert json.json()["error"] == "invalid_form_data"
    assert form.json()["ok"] is True


def test_used_code_has_a_word_of_its_own_and_ends_what_it_gave(slack):
    code = slack.code()
    token = slack.exchange(code).json()["access_token"]

    again = slack.exchange(code)

    assert again.json() == {"ok": False, "error": "code_already_used"}
    assert slack.get("api/auth.test", token=token).json()["error"] == "token_revoked"


def test_pkce_is_ignored_until_it_is_switched_on(slack, sandbox):
    ignored = slack.exchange(slack.code(**PKCE)).json()

    sandbox.control("settings/slack", pkce="optional")
    code = slack.code(**PKCE)
    refused = slack.exchange(code).json()
    accepted = slack.exchange(code, code_verifier=VERIFIER).json()

    assert [ignored["ok"], refused["ok"], accepted["ok"]] == [True, False, True]


def test_rotation_refreshes_bot_and_user_apart(slack, sandbox):
    sandbox.control("settings/slack", token_rotation=True)
    slack.connect()
    bot, user = slack.grant, slack.grant["authed_user"]

    new_bot = slack.refresh(bot["refresh_token"]).json()
    new_user = slack.refresh(user["refresh_token"]).json()
    again = slack.refresh(bot["refresh_token"]).json()

    assert (bot["expires_in"], user["expires_in"]) == (43200, 43200)
    assert bot["access_token"].startswith("xoxe.xoxb-1-")
    assert user["access_token"].startswith("xoxe.xoxp-1-")
    assert bot["refresh_token"].startswith("xoxe-1-")
    assert new_bot["token_type"] == "bot"
    assert new_bot["refresh_token"] != bot["refresh_token"]
    assert (new_user["token_type"], new_user["scope"]) == ("user", "search:read")
    assert again == {"ok": False, "error": "invalid_refresh_token"}
    assert slack.get("api/auth.test", token=new_user["access_token"]).json()["user"] == "mara"


def test_ended_tokens_say_how(slack, sandbox):
    slack.connect()
    sandbox.control("expire", provider="slack")
    expired = slack.get("api/auth.test").json()

    slack.connect()
    sandbox.control("revoke", provider="slack")
    revoked = slack.get("api/auth.test").json()
    unknown = slack.get("api/auth.test", token="xoxb-nonsense").json()
    missing = requests.get(f"{slack.base}/api/auth.test", timeout=5)

    assert expired == {"ok": False, "error": "token_expired"}
    assert revoked == {"ok": False, "error": "token_revoked"}
    assert unknown == {"ok": False, "error": "invalid_auth"}
    assert (missing.status_code, missing.json()) == (200, {"ok": False, "error": "not_authed"})


def test_revoking_ends_one_token_only(slack):
    slack.connect()
    user = slack.grant["authed_user"]["access_token"]

    ended = requests.post(
        f"{slack.base}/api/auth.revoke", data={"token": slack.access_token}, timeout=5
    )

    assert ended.json() == {"ok": True, "revoked": True}
    assert slack.get("api/auth.test").json()["error"] == "token_revoked"
    assert slack.get("api/auth.test", token=user).json()["ok"] is True
