"""What a provider answers is told with our codes, and what it said stands in the details."""

from datetime import timedelta
from email.utils import format_datetime

import pytest
import requests
from django.utils import timezone

from integrations.models import Integration
from tests.factories import make_integration

ISSUES = "/api/v1/github/repos/octo/hello/issues"
UPSTREAM = "https://api.github.com/repos/octo/hello/issues"
GOOGLE_TOKEN = "https://oauth2.googleapis.com/token"
LABELS = "https://gmail.googleapis.com/gmail/v1/users/me/labels"


@pytest.fixture
def caller(api, account):
    make_integration(account, "github", access_token="gho_secret")
    return api.acting_for("user-123")


@pytest.fixture
def google(api, account):
    make_integration(
        account, "google", access_token="ya29.1", refresh_token="1//r", expires_in=3600
    )
    return api.acting_for("user-123")


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        (400, 400, "VALIDATION_ERROR"),
        (422, 400, "VALIDATION_ERROR"),
        (404, 404, "NOT_FOUND"),
        (410, 404, "NOT_FOUND"),
        (403, 403, "PERMISSION_DENIED"),
        (429, 429, "RATE_LIMITED"),
        (402, 502, "PROVIDER_ERROR"),
        (405, 502, "PROVIDER_ERROR"),
        (406, 502, "PROVIDER_ERROR"),
        (409, 502, "PROVIDER_ERROR"),
        (415, 502, "PROVIDER_ERROR"),
        (451, 502, "PROVIDER_ERROR"),
        (500, 502, "PROVIDER_ERROR"),
        (502, 502, "PROVIDER_ERROR"),
        (503, 502, "PROVIDER_ERROR"),
        (504, 502, "PROVIDER_ERROR"),
        (301, 502, "PROVIDER_ERROR"),
        (302, 502, "PROVIDER_ERROR"),
        (307, 502, "PROVIDER_ERROR"),
    ],
)
def test_every_status_keeps_its_place(caller, upstream, said, status, code):  # promises 83, 91
    upstream.get(
        UPSTREAM, status=said, json={"message": "No"}, headers={"Location": "https://e.example/"}
    )

    response = caller.get(ISSUES)

    error = response.json()
    assert (response.status_code, error["error_code"], error["code"]) == (status, code, code)
    details = error["details"]
    assert (details["source"], details["provider"]) == ("provider", "github")
    assert (details["status"], details["body"]) == (said, {"message": "No"})


def test_a_200_that_carries_an_error(api, account, upstream):
    make_integration(account, "slack")
    said = {"ok": False, "error": "fatal_error"}
    upstream.get("https://slack.com/api/conversations.list", json=said)

    response = api.acting_for("user-123").get("/api/v1/slack/channels")

    error = response.json()
    assert (response.status_code, error["error_code"]) == (502, "PROVIDER_ERROR")
    assert (error["details"]["status"], error["details"]["body"]) == (200, said)


@pytest.mark.parametrize("body", ["<html>down</html>", "{", '{"a": NaN', "\x00"])
def test_a_200_that_is_not_json(caller, upstream, body):
    upstream.get(UPSTREAM, body=body, content_type="application/json")

    response = caller.get(ISSUES)

    assert (response.status_code, response.json()["error_code"]) == (502, "PROVIDER_ERROR")
    assert response.json()["details"]["source"] == "provider"


@pytest.mark.parametrize(
    "trouble", [requests.ConnectionError, requests.ConnectTimeout, requests.ReadTimeout]
)
def test_no_answer(caller, upstream, trouble):
    upstream.get(UPSTREAM, body=trouble("away"))

    response = caller.get(ISSUES)

    error = response.json()
    assert (response.status_code, error["error_code"]) == (503, "PROVIDER_UNAVAILABLE")
    assert error["details"]["source"] == "provider"


def test_a_429_hands_its_own_wait_on_in_seconds(caller, upstream):
    upstream.get(UPSTREAM, status=429, json={}, headers={"Retry-After": "17"})

    response = caller.get(ISSUES)

    assert (response["Retry-After"], response.json()["retry_after"]) == ("17", 17)
    assert response.json()["details"]["limit"] == "provider"


def test_a_429_hands_its_own_wait_on_from_a_date(google, upstream):
    later = format_datetime(timezone.now() + timedelta(seconds=90), usegmt=True)
    upstream.get(LABELS, status=429, json={}, headers={"Retry-After": later})

    assert 80 <= int(google.get("/api/v1/gmail/labels")["Retry-After"]) <= 90


EVENTS = "https://www.googleapis.com/calendar/v3/calendars/primary/events"
TIMES = {"start": "2026-03-01T09:00:00Z", "end": "2026-03-01T09:30:00Z"}
CALLS = {
    "GET": ("/api/v1/calendar/events/e1", f"{EVENTS}/e1", None),
    "POST": ("/api/v1/calendar/events", EVENTS, {"summary": "Tea"} | TIMES),
    "PATCH": ("/api/v1/calendar/events/e1", f"{EVENTS}/e1", {"summary": "Tea"}),
    "DELETE": ("/api/v1/calendar/events/e1", f"{EVENTS}/e1", None),
}


@pytest.mark.parametrize("method", CALLS)
def test_a_401_is_healed_and_repeated_once_whatever_the_method(google, upstream, method):
    # promise 43
    path, there, body = CALLS[method]
    refused = upstream.add(method, there, status=401, json={})
    refreshed = upstream.post(GOOGLE_TOKEN, json={"access_token": "ya29.2", "expires_in": 3600})
    good = upstream.add(method, there, json={"id": "e1"})

    response = google.send(method, path, body)

    assert response.status_code == 200, response.content
    assert [len(each.calls) for each in (refused, refreshed, good)] == [1, 1, 1]
    assert good.calls[0].request.headers["Authorization"] == "Bearer ya29.2"


def test_a_401_that_stays_is_said_once(google, upstream):  # promise 43
    refused = upstream.get(LABELS, status=401, json={"error": {"status": "UNAUTHENTICATED"}})
    refreshed = upstream.post(GOOGLE_TOKEN, json={"access_token": "ya29.2", "expires_in": 3600})

    response = google.get("/api/v1/gmail/labels")

    error = response.json()
    assert (response.status_code, error["error_code"]) == (401, "INTEGRATION_TOKEN_ERROR")
    assert error["code"] == "INTEGRATION_EXPIRED"
    assert (error["details"]["source"], error["details"]["status"]) == ("provider", 401)
    assert (len(refused.calls), len(refreshed.calls)) == (2, 1)


def test_a_401_that_nothing_can_heal_names_what_the_provider_said(caller, upstream):
    asked = upstream.get(UPSTREAM, status=401, json={"message": "Bad credentials"})

    first, second = caller.get(ISSUES), caller.get(ISSUES)

    error = first.json()
    assert (first.status_code, error["error_code"]) == (401, "INTEGRATION_TOKEN_ERROR")
    assert error["code"] == "INTEGRATION_EXPIRED"
    assert (error["details"]["source"], error["details"]["status"]) == ("provider", 401)
    assert error["details"]["body"] == {"message": "Bad credentials"}
    assert Integration.objects.get(provider="github").status == "expired"
    assert second.status_code == 401
    assert len(asked.calls) == 1


def test_slack_says_that_the_user_revoked(api, account, upstream):
    make_integration(account, "slack")
    upstream.get(
        "https://slack.com/api/conversations.list", json={"ok": False, "error": "token_revoked"}
    )

    response = api.acting_for("user-123").get("/api/v1/slack/channels")

    error = response.json()
    assert (response.status_code, error["code"]) == (401, "INTEGRATION_REVOKED")
    assert error["error"] == "The user revoked access to slack"
    assert error["details"]["source"] == "provider"
    assert Integration.objects.get().status == "revoked"


def test_a_403_tells_missing_scopes_from_refusals(api, account, upstream):
    make_integration(account, "slack")
    upstream.get(
        "https://slack.com/api/conversations.list",
        json={"ok": False, "error": "missing_scope", "needed": "groups:read", "provided": "x"},
    )

    response = api.acting_for("user-123").get("/api/v1/slack/channels")

    error = response.json()
    assert (response.status_code, error["error_code"]) == (403, "INTEGRATION_SCOPE_MISSING")
    assert "groups:read" in error["error"]


def test_a_long_body_is_trimmed_and_holds_no_token(caller, upstream):
    upstream.get(UPSTREAM, status=500, json={"message": "gho_secret " + "x" * 5000})

    body = caller.get(ISSUES).json()["details"]["body"]

    assert 1000 < len(str(body)) <= 2000
    assert "gho_secret" not in str(body)


def test_our_own_errors_never_claim_to_be_the_providers(api, account):  # promise 91
    for response in (
        api.get("/api/v1/accounts/x"),
        api.acting_for("nobody").get(ISSUES),
        api.acting_for("user-123").get(ISSUES),
        api.get("/api/v1/nowhere"),
    ):
        assert "source" not in response.json()["details"]
