"""A provider's error is never mistaken for ours: source, status and trimmed body are always there."""

import json

import pytest

from billing.models import UsageRecord
from tests.contract.shapes import explained
from tests.factories import make_integration
from tests.proxy.loopback import http_answer

REPOS = "/api/v1/github/repos"
CASES = {
    400: (400, "VALIDATION_ERROR", "VALIDATION_ERROR"),
    401: (401, "INTEGRATION_TOKEN_ERROR", "INTEGRATION_EXPIRED"),
    402: (502, "PROVIDER_ERROR", "PROVIDER_ERROR"),
    403: (403, "PERMISSION_DENIED", "PERMISSION_DENIED"),
    404: (404, "NOT_FOUND", "NOT_FOUND"),
    405: (502, "PROVIDER_ERROR", "PROVIDER_ERROR"),
    409: (502, "PROVIDER_ERROR", "PROVIDER_ERROR"),
    410: (404, "NOT_FOUND", "NOT_FOUND"),
    415: (502, "PROVIDER_ERROR", "PROVIDER_ERROR"),
    418: (502, "PROVIDER_ERROR", "PROVIDER_ERROR"),
    422: (400, "VALIDATION_ERROR", "VALIDATION_ERROR"),
    429: (429, "RATE_LIMITED", "RATE_LIMITED"),
    451: (502, "PROVIDER_ERROR", "PROVIDER_ERROR"),
    500: (502, "PROVIDER_ERROR", "PROVIDER_ERROR"),
    502: (502, "PROVIDER_ERROR", "PROVIDER_ERROR"),
    503: (502, "PROVIDER_ERROR", "PROVIDER_ERROR"),
    504: (502, "PROVIDER_ERROR", "PROVIDER_ERROR"),
    599: (502, "PROVIDER_ERROR", "PROVIDER_ERROR"),
}
SAID = {"message": "Because.", "documentation_url": "https://docs.github.com"}


def asked(acting, answering, status, body=SAID, *headers):
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    answering(http_answer(raw, f"{status} Said So", *headers))
    return acting.get(REPOS)


# promise 91
@pytest.mark.parametrize("theirs", CASES)
def test_every_status_is_told_with_its_source_and_body(acting, answering, theirs):
    response = asked(acting, answering, theirs)

    status, error_code, code = CASES[theirs]
    body = response.json()
    assert (response.status_code, body["error_code"], body["code"]) == (status, error_code, code)
    assert body["ok"] is False
    assert body["details"]["source"] == "provider"
    assert body["details"]["provider"] == "github"
    assert body["details"]["status"] == theirs
    assert body["details"]["body"] == SAID


# promise 91
def test_a_refused_token_that_cannot_be_refreshed_tells_what_the_provider_said(
    api, account, answering
):
    make_integration(account, refresh_token="")

    response = asked(api.acting_for("user-123"), answering, 401)

    body = response.json()
    assert (response.status_code, body["code"]) == (401, "INTEGRATION_EXPIRED")
    assert body["details"]["source"] == "provider"
    assert body["details"]["status"] == 401
    assert body["details"]["body"] == SAID


# promise 91
def test_slacks_error_with_status_200_is_an_error(acting, answering):
    answering(http_answer(b'{"ok": false, "error": "fatal_error"}'))

    response = acting.get("/api/v1/slack/channels")

    body = response.json()
    assert (response.status_code, body["error_code"]) == (502, "PROVIDER_ERROR")
    assert body["error"] == "Slack answered 200: fatal_error"
    assert body["details"] == explained(
        "PROVIDER_ERROR",
        source="provider",
        provider="slack",
        status=200,
        body={"ok": False, "error": "fatal_error"},
        reason="fatal_error",
    )


# promise 91
@pytest.mark.parametrize(
    "wait", ["17", "Wed, 01 Jan 2020 00:00:00 GMT", "soon", "-5", "1e999", "nan"]
)
def test_a_limit_of_the_provider_passes_its_wait_on(acting, answering, wait):
    response = asked(acting, answering, 429, SAID, f"Retry-After: {wait}")

    seconds = int(response["Retry-After"])
    assert response.status_code == 429
    assert seconds == (17 if wait == "17" else seconds) >= 1
    assert response.json()["retry_after"] == seconds
    assert response.json()["details"]["limit"] == "provider"


# promise 91
def test_a_long_body_is_trimmed(acting, answering):
    response = asked(acting, answering, 500, b"x" * 3_000_000, "Content-Type: text/plain")

    assert response.json()["details"]["body"] == "x" * 2000
    assert len(response.content) < 3000


# promise 91
def test_a_long_document_is_trimmed(acting, answering):
    response = asked(acting, answering, 500, {"errors": [{"message": "m" * 100}] * 1000})

    assert len(response.json()["details"]["body"]) <= 2000


# promise 91
@pytest.mark.parametrize("length", [10, 5000])
@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_a_body_that_repeats_the_token_is_blanked(acting, answering, status, length):
    echo = {
        "message": "no",
        "sent": "Bearer github-token",
        "again": ["github-token"],
        "x": "y" * length,
    }

    response = asked(acting, answering, status, echo)

    assert "github-token" not in response.content.decode()
    assert "***" in response.content.decode()


@pytest.mark.parametrize("text", [b"token github-token is bad", b'"github-token"'])
def test_a_text_that_repeats_the_token_is_blanked(acting, answering, text):
    response = asked(acting, answering, 500, text, "Content-Type: text/plain")

    assert "github-token" not in response.content.decode()


# promise 91: no error of ours has a source, whatever its status
def test_errors_of_ours_name_no_source(acting, api):
    ours = [
        acting.get("/api/v1/github/nowhere"),
        api.get(REPOS),
        api.acting_for("nobody").get(REPOS),
        acting.get(REPOS, {"limit": "x"}),
        acting.delete("/api/v1/github/repos"),
    ]

    assert [response.status_code for response in ours] == [404, 400, 404, 400, 405]
    assert all("source" not in response.json()["details"] for response in ours)


# promise 91
def test_what_the_provider_answered_stands_in_the_usage_record(acting, answering):
    asked(acting, answering, 503, SAID, "X-GitHub-Request-Id: ABC:123")

    record = UsageRecord.objects.get()
    assert (record.status, record.provider_status, record.provider_request_id) == (
        502,
        503,
        "ABC:123",
    )
