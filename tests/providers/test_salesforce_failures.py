"""What Salesforce's errors mean."""

import pytest

from providers.definitions.salesforce.failures import read_error
from providers.spec import Failure, UpstreamAnswer
from tests.providers.recorded_call import sample


def answer(status, code, message="said", headers=None):
    return UpstreamAnswer(status, headers or {}, [{"message": message, "errorCode": code}])


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, "INVALID_SESSION_ID", "token"),
        (403, "INVALID_SESSION_ID", "token"),
        (401, "INVALID_AUTH_HEADER", "token"),
        (403, "INSUFFICIENT_ACCESS", "denied"),
        (400, "INSUFFICIENT_ACCESS_OR_READONLY", "denied"),
        (400, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", "denied"),
        (403, "API_DISABLED_FOR_ORG", "denied"),
        (403, "API_CURRENTLY_DISABLED", "denied"),
        (404, "NOT_FOUND", "not_found"),
        (404, "ENTITY_IS_DELETED", "not_found"),
    ],
)
def test_a_code_says_what_went_wrong(status, code, kind):
    assert read_error(answer(status, code)) == Failure(kind, f"{code}: said")


def test_an_ended_session_is_a_token_failure():
    failure = read_error(UpstreamAnswer(401, {}, sample("salesforce", "session_expired")))

    assert failure.kind == "token"


def test_a_token_without_the_scope_of_the_api_has_the_same_code():
    message = "This session is not valid for use with the REST API"

    assert read_error(answer(401, "INVALID_SESSION_ID", message)) == Failure("scope", message)


@pytest.mark.parametrize("word", ["Bad_OAuth_Token", "Missing_OAuth_Token", "Bad_OAuth_Token\n"])
def test_the_identity_service_refuses_a_token_with_a_word_and_403(word):
    assert read_error(UpstreamAnswer(403, {}, word)) == Failure("token", word.strip())


@pytest.mark.parametrize("status", [403, 503])
def test_the_limit_of_a_day_comes_back_bit_by_bit(status):
    limited = UpstreamAnswer(status, {}, sample("salesforce", "limit_exceeded"))

    assert read_error(limited) == Failure(
        "rate", "TotalRequests Limit exceeded.", retry_after=900.0
    )


def test_too_many_calls_at_once_end_soon():
    message = "ConcurrentRequests (Concurrent API Requests) Limit exceeded."

    failure = read_error(answer(403, "REQUEST_LIMIT_EXCEEDED", message))

    assert failure == Failure("rate", message, retry_after=5.0)


def test_seconds_that_are_told_count_more():
    limited = answer(503, "REQUEST_LIMIT_EXCEEDED", headers={"Retry-After": "42"})

    assert read_error(limited).retry_after == 42.0


@pytest.mark.parametrize("header", ["", "soon", "nan"])
def test_an_odd_wait_does_not_break_the_reading(header):
    limited = answer(403, "REQUEST_LIMIT_EXCEEDED", headers={"Retry-After": header})

    assert read_error(limited).retry_after == 900.0


@pytest.mark.parametrize("status", [400, 403, 404, 409, 415, 429, 500, 503])
@pytest.mark.parametrize(
    "body", [None, "<html>", [], ["x"], {}, [{"errorCode": "MALFORMED_QUERY", "message": "x"}]]
)
def test_other_answers_speak_for_themselves(status, body):
    assert read_error(UpstreamAnswer(status, {}, body)) is None


def test_a_good_answer_is_no_failure():
    assert read_error(answer(200, "INVALID_SESSION_ID")) is None
    assert read_error(UpstreamAnswer(204, {}, None)) is None
