"""What Graph's errors mean."""

import pytest

from providers.definitions.microsoft import failures
from providers.spec import Failure, UpstreamAnswer
from tests.providers.connected import asked

LIST = "microsoft/mail/messages"


def read(status, code=None, **headers):
    body = {"error": {"code": code, "message": "No."}} if code else None
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return failures.read_error(UpstreamAnswer(status, named, body))


@pytest.mark.parametrize(
    ("status", "code", "headers", "failure"),
    [
        (
            429,
            "TooManyRequests",
            {"Retry_After": "10"},
            Failure(Failure.RATE, "TooManyRequests", 10),
        ),
        (429, "ApplicationThrottled", {}, Failure(Failure.RATE, "ApplicationThrottled")),
        (429, None, {"Retry_After": "5"}, Failure(Failure.RATE, "", 5)),
        (429, None, {"Retry_After": "soon"}, Failure(Failure.RATE)),
        (
            503,
            "serviceNotAvailable",
            {"Retry_After": "7"},
            Failure(Failure.RATE, "serviceNotAvailable", 7),
        ),
        (504, None, {"Retry_After": "3"}, Failure(Failure.RATE, "", 3)),
        (509, "activityLimitReached", {}, Failure(Failure.RATE, "activityLimitReached")),
        (503, "ApplicationThrottled", {}, Failure(Failure.RATE, "ApplicationThrottled")),
        (
            401,
            "InvalidAuthenticationToken",
            {},
            Failure(Failure.TOKEN, "InvalidAuthenticationToken"),
        ),
        (401, "unauthenticated", {}, Failure(Failure.TOKEN, "unauthenticated")),
        (401, None, {}, Failure(Failure.TOKEN)),
        (
            401,
            "InvalidAuthenticationToken",
            {"WWW_Authenticate": 'Bearer error="insufficient_claims", claims="e30="'},
            Failure(Failure.TOKEN, "insufficient_claims"),
        ),
        (403, "ErrorAccessDenied", {}, Failure(Failure.SCOPE, "ErrorAccessDenied")),
        (
            403,
            "Authorization_RequestDenied",
            {},
            Failure(Failure.SCOPE, "Authorization_RequestDenied"),
        ),
        (403, "accessDenied", {}, Failure(Failure.DENIED, "accessDenied")),
        (403, None, {}, Failure(Failure.DENIED)),
    ],
)
def test_a_signal_has_its_meaning(status, code, headers, failure):
    assert read(status, code, **headers) == failure


@pytest.mark.parametrize("status", [200, 202, 204, 302, 400, 404, 409, 500, 503, 504])
def test_all_other_answers_mean_what_they_say(status):
    assert read(status, "itemNotFound") is None


@pytest.mark.parametrize(
    "body", ["<html>", b"x", None, [], {"error": "invalid_grant"}, {"error": {"code": 5}}]
)
def test_a_strange_body_has_no_word(body):
    assert failures.read_error(UpstreamAnswer(403, {}, body)) == Failure(Failure.DENIED)


def test_no_success_is_an_error_whatever_it_holds():
    body = {"error": {"code": "TooManyRequests"}}

    assert failures.read_error(UpstreamAnswer(200, {}, body)) is None


@pytest.mark.parametrize(
    ("status", "code", "headers", "answered"),
    [
        (429, "TooManyRequests", {"Retry-After": "41"}, (429, "RATE_LIMITED")),
        (403, "ErrorAccessDenied", {}, (403, "INTEGRATION_SCOPE_MISSING")),
        (403, "accessDenied", {}, (403, "PERMISSION_DENIED")),
        (404, "ErrorItemNotFound", {}, (404, "NOT_FOUND")),
        (400, "ErrorInvalidIdMalformed", {}, (400, "VALIDATION_ERROR")),
    ],
)
def test_our_answer_to_microsofts_no(caller, sandbox, status, code, headers, answered):
    caller.connect("microsoft")
    body = {"error": {"code": code, "message": "No."}}
    sandbox.control(
        "failures", provider="microsoft", path="/v1.0", status=status, body=body, headers=headers
    )

    response = caller.get(LIST)

    assert (response.status_code, response.json()["error_code"]) == answered
    assert response.json()["details"]["body"] == body
    if status == 429:
        assert response.json()["retry_after"] == 41


def test_a_claims_challenge_is_answered_by_one_refresh(caller, sandbox):
    caller.connect("microsoft")
    sandbox.control(
        "failures",
        provider="microsoft",
        path="/v1.0",
        status=401,
        body={"error": {"code": "InvalidAuthenticationToken"}},
        headers={"WWW-Authenticate": 'Bearer error="insufficient_claims", claims="e30="'},
    )

    assert caller.get(LIST).status_code == 200
    assert asked(sandbox, "microsoft", "/common/oauth2/v2.0/token") == 2


def test_a_sign_in_that_was_ended_expires_the_connection(caller, sandbox):
    caller.connect("microsoft")
    sandbox.control("revoke", provider="microsoft")

    response = caller.get(LIST)

    assert response.status_code == 401
    assert caller.integrations()[0]["status"] == "expired"
