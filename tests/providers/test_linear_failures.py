"""What Linear's errors mean."""

import time

import pytest

from providers.definitions.linear.failures import read_error
from providers.spec import Failure, UpstreamAnswer
from tests.providers.recorded_call import sample


def refused(code="", kind="", message="No.", status=200, headers=None, **more):
    extensions = {"code": code, "type": kind, **more}
    body = {"errors": [{"message": message, "extensions": extensions}], "data": None}
    return UpstreamAnswer(status, headers or {}, body)


def in_ms(seconds):
    return str(int((time.time() + seconds) * 1000))


@pytest.mark.parametrize("status", [200, 400, 401, 403])
@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("AUTHENTICATION_ERROR", "token"),
        ("FORBIDDEN", "denied"),
        ("INVALID_SCOPE", "scope"),
        ("FEATURE_NOT_ACCESSIBLE", "denied"),
        ("USAGE_LIMIT_EXCEEDED", "denied"),
        ("INPUT_ERROR", "invalid"),
        ("INVALID_INPUT", "invalid"),
        ("BAD_USER_INPUT", "invalid"),
        ("GRAPHQL_VALIDATION_FAILED", "invalid"),
        ("INTERNAL_ERROR", "other"),
        ("A_CODE_LINEAR_ADDS_TOMORROW", "other"),
    ],
)
def test_the_code_decides_whatever_the_status(code, kind, status):
    assert read_error(refused(code, status=status)) == Failure(kind, "No.")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("authentication error", "token"),
        ("forbidden", "denied"),
        ("feature not accessible", "denied"),
        ("usage limit exceeded", "denied"),
        ("invalid input", "invalid"),
        ("graphql error", "invalid"),
        ("user error", "invalid"),
        ("lock timeout", "other"),
    ],
)
def test_without_a_code_the_type_decides(words, kind):
    assert read_error(refused(kind=words)).kind == kind


def test_what_is_not_there_is_told_by_its_message():
    answer = UpstreamAnswer(200, {}, sample("linear", "not_found"))

    assert read_error(answer) == Failure("not_found", "Could not find referenced Issue.")


@pytest.mark.parametrize("code", ["FORBIDDEN", ""])
def test_a_missing_scope_is_told_by_its_message(code):
    message = "Invalid scope: `write` required"

    assert read_error(refused(code, message=message, status=400)) == Failure("scope", message)


@pytest.mark.parametrize("status", [200, 400, 429])
def test_a_limit_names_its_reset_in_milliseconds(status):
    headers = {
        "X-RateLimit-Requests-Remaining": "0",
        "X-RateLimit-Requests-Reset": in_ms(90),
        "X-RateLimit-Complexity-Remaining": "1000",
        "X-RateLimit-Complexity-Reset": in_ms(900),
    }

    failure = read_error(refused("RATELIMITED", status=status, headers=headers))

    assert (failure.kind, failure.hold) == ("rate", "account")
    assert failure.retry_after == pytest.approx(90, abs=2)


def test_it_may_be_the_complexity_that_is_used_up():
    headers = {
        "X-RateLimit-Requests-Remaining": "800",
        "X-RateLimit-Requests-Reset": in_ms(90),
        "X-RateLimit-Complexity-Remaining": "0",
        "X-RateLimit-Complexity-Reset": in_ms(900),
    }

    assert read_error(refused("RATELIMITED", headers=headers)).retry_after == pytest.approx(
        900, abs=2
    )


def test_a_limit_of_one_query_holds_no_other_back():
    headers = {
        "X-RateLimit-Requests-Remaining": "800",
        "X-RateLimit-Requests-Reset": in_ms(3000),
        "X-RateLimit-Endpoint-Requests-Remaining": "0",
        "X-RateLimit-Endpoint-Requests-Reset": in_ms(20),
        "X-RateLimit-Endpoint-Name": "searchIssues",
    }

    failure = read_error(refused("RATELIMITED", headers=headers))

    assert failure.hold == "tool"
    assert failure.retry_after == pytest.approx(20, abs=2)


def test_seconds_given_outright_win():
    headers = {"Retry-After": "7", "X-RateLimit-Requests-Reset": in_ms(90)}

    assert read_error(refused(kind="ratelimited", headers=headers)).retry_after == 7.0


@pytest.mark.parametrize(
    "headers", [{}, {"X-RateLimit-Requests-Reset": "soon"}, {"Retry-After": "never"}]
)
def test_a_limit_without_a_time_is_a_limit(headers):
    assert read_error(refused("RATELIMITED", headers=headers)) == Failure("rate", "No.")
    assert read_error(UpstreamAnswer(429, headers, "slow down")).kind == "rate"


def test_a_mutation_that_did_nothing_is_no_success():
    body = {"data": {"issueArchive": {"success": False}}}

    assert read_error(UpstreamAnswer(200, {}, body)).kind == "other"


@pytest.mark.parametrize(
    "body",
    [
        {"data": {"issues": {"nodes": []}}},
        {"data": {"issueArchive": {"success": True}}},
        {"errors": []},
        {"errors": ["x"]},
        {"data": None},
        "<html>",
        None,
        [],
    ],
)
def test_what_names_no_error_is_left_to_its_status(body):
    assert read_error(UpstreamAnswer(200, {}, body)) is None


def test_some_data_beside_an_error_is_still_an_error():
    body = {"data": {"viewer": {"id": "x"}}, "errors": [{"message": "Half of it failed"}]}

    assert read_error(UpstreamAnswer(200, {}, body)) == Failure("other", "Half of it failed")


@pytest.mark.parametrize("extensions", [None, True, 5, "no", ["no"]])
def test_strange_extensions_are_an_error_all_the_same(extensions):
    body = {"errors": [{"message": "No.", "extensions": extensions}]}

    assert read_error(UpstreamAnswer(200, {}, body)) == Failure("other", "No.")
