"""GET /connect/callback when it does not work out: the app is told a word, and nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest
import requests
import time_machine
from django.utils import timezone

from connect import ending, sessions
from integrations.models import Integration, Token
from providers.registry import find
from tests.connect.walk import GITHUB_TOKEN, refuse, result_of, walk


def fails_with(session, word, **query):
    """Come back, and check that the session failed with a word and left nothing behind."""
    where, result = result_of(session.come_back(**query))

    assert (where, result) == ("https://app.example/done", {"error": word})
    assert (session.status()["status"], session.status()["error"]) == ("failed", word)
    assert session.row.verifier_sealed == ""
    assert session.integrations() == []
    assert not Token.objects.exists()


def test_denied(started):
    fails_with(started, "access_denied", code=None, error="access_denied")


@pytest.mark.parametrize(
    "error",
    ["server_error", "temporarily_unavailable", "invalid_scope", "x", "<script>", "é" * 9000],
)
def test_any_other_error_of_the_provider_is_one_word_of_ours(started, error):  # promise 16
    fails_with(started, "provider_error", code=None, error=error, error_description="<b>bad</b>")


def test_the_providers_own_word_is_in_the_log_alone(started, caplog):  # promise 16
    answer = started.come_back(code=None, error="consent_required")

    assert "consent_required" in caplog.text
    assert "consent_required" not in answer["Location"] + str(started.status())


def test_an_error_wins_over_a_code(started):
    fails_with(started, "access_denied", error="access_denied")


@pytest.mark.parametrize("code", [None, ""])
def test_a_callback_with_neither_code_nor_error(started, code):
    fails_with(started, "provider_error", code=code)


def test_a_refused_code(started, upstream):
    refuse(upstream, "bad_verification_code")

    fails_with(started, "invalid_grant")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        ("incorrect_client_credentials", 200),
        ("redirect_uri_mismatch", 200),
        ("invalid_client", 401),
        ("unauthorized_client", 400),
        ("invalid_request", 400),
    ],
)
def test_an_exchange_that_is_refused_for_our_fault(started, upstream, error, status):
    refuse(upstream, error, status)

    fails_with(started, "token_exchange_failed")


@pytest.mark.parametrize(
    "trouble",
    [
        {"status": 500},
        {"status": 502, "body": "<html>"},
        {"status": 503, "json": {"error": "temporarily_unavailable"}},
        {"status": 429, "json": {"error": "slow_down"}},
        {"status": 200, "body": "not json"},
        {"status": 200, "json": []},
        {"status": 200, "json": {}},
        {"status": 200, "json": {"access_token": ""}},
        {"status": 200, "json": {"access_token": None}},
        {"status": 302, "headers": {"Location": "https://evil.example/"}},
        {"body": requests.ConnectTimeout("away")},
        {"body": requests.ReadTimeout("slow")},
        {"body": requests.ConnectionError("reset")},
    ],
)
def test_a_token_endpoint_that_is_not_well_is_asked_once(started, upstream, trouble):  # promise 20
    asked = upstream.post(GITHUB_TOKEN, **trouble)

    fails_with(started, "provider_error")

    assert len(asked.calls) == 1


def test_slack_refuses_with_a_200(api, account, upstream):
    upstream.post(
        "https://slack.com/api/oauth.v2.access", json={"ok": False, "error": "code_already_used"}
    )

    fails_with(walk(api, account, "slack"), "invalid_grant")


def test_too_late(started):  # promise 4
    with time_machine.travel(timezone.now() + timedelta(minutes=30, seconds=1), tick=False):
        where, result = result_of(started.come_back())
        status = started.status()

    assert (where, result) == ("https://app.example/done", {"error": "session_expired"})
    assert status["status"] == "expired"
    assert "error" not in status
    assert not Integration.objects.exists()


def test_too_late_is_the_same_after_the_worker_was_there(started):  # promise 4
    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        ending.expire_overdue()

        first, second = started.come_back(), started.come_back()

    assert result_of(first)[1] == {"error": "session_expired"}
    assert second.status_code == 400


def test_a_failed_session_cannot_be_finished_after_all(started):
    started.come_back(error="access_denied")

    assert started.come_back().status_code == 400
    assert started.status()["error"] == "access_denied"


def test_what_the_provider_wrote_is_nowhere_in_the_answer(started):  # promises 10, 16
    answer = started.come_back(
        error="<script>alert(1)</script>", error_description="go to https://evil.example/"
    )

    assert answer["Location"] == "https://app.example/done?error=provider_error"
    assert b"evil" not in answer.content
    assert b"script" not in answer.content


@pytest.mark.parametrize(
    ("error", "word"),
    [("user_said_no", "access_denied"), ("access_denied", "provider_error")],
)
def test_a_provider_may_have_its_own_word_for_no(started, monkeypatch, error, word):
    github = find("github")
    oauth = replace(github.oauth, denial_errors=frozenset({"user_said_no"}))
    monkeypatch.setattr(sessions, "provider_of", lambda session: replace(github, oauth=oauth))

    fails_with(started, word, code=None, error=error)
