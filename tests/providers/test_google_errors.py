"""What Google's errors mean, and whose a new connection is."""

from datetime import UTC, datetime, timedelta

import pytest
from requests.structures import CaseInsensitiveDict

from providers.definitions.google.quirks import connection, errors
from providers.spec import Failure, Identity, UpstreamAnswer
from tests.providers.recorded_call import RecordedCall, sample


def read(status, body, **headers):
    return errors.read_error(UpstreamAnswer(status, headers, body))


def at(seconds):
    moment = datetime.now(UTC) + timedelta(seconds=seconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


@pytest.mark.parametrize(
    ("name", "failure"),
    [
        ("error_rate", Failure(Failure.RATE, "userRateLimitExceeded", hold=Failure.TOOL)),
        ("error_scope", Failure(Failure.SCOPE, "ACCESS_TOKEN_SCOPE_INSUFFICIENT")),
        ("error_denied", Failure(Failure.DENIED, "insufficientFilePermissions")),
    ],
)
def test_a_403_has_three_meanings(name, failure):
    assert read(403, sample("google", name)) == failure


@pytest.mark.parametrize(
    "reason", ["rateLimitExceeded", "userRateLimitExceeded", "dailyLimitExceeded", "quotaExceeded"]
)
def test_every_limit_is_a_limit(reason):
    assert read(403, {"error": {"errors": [{"reason": reason}]}}).kind == Failure.RATE


def test_the_limit_of_one_api_leaves_the_others_alone():
    failure = read(429, sample("google", "error_rate_sheets"))

    assert failure == Failure(Failure.RATE, "RATE_LIMIT_EXCEEDED", hold=Failure.TOOL)


def test_a_limit_may_come_without_a_readable_body():
    assert read(429, "<html>Too Many Requests</html>").kind == Failure.RATE


@pytest.mark.parametrize("name", ["Retry-After", "retry-after"])
def test_a_header_is_believed_first(name):
    answer = UpstreamAnswer(429, CaseInsensitiveDict({name: "17"}), sample("google", "error_rate"))

    assert errors.read_error(answer).retry_after == 17


@pytest.mark.parametrize(("delay", "wait"), [("36s", 36), ("2.5s", 2.5), ("soon", None), (5, 5)])
def test_the_newer_form_may_say_how_long_to_wait(delay, wait):
    info = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay}

    assert read(429, {"error": {"details": [info]}}).retry_after == wait


def test_a_time_to_come_back_that_has_passed_is_now():
    failure = read(429, sample("google", "error_rate_gmail"))

    assert (failure.kind, failure.reason) == (Failure.RATE, "rateLimitExceeded")
    assert failure.retry_after == 0.0


def test_the_time_to_come_back_is_counted_from_now():
    message = f"User-rate limit exceeded.  Retry after {at(90)}"

    failure = read(429, {"error": {"code": 429, "message": message}})

    assert 80 < failure.retry_after <= 90


@pytest.mark.parametrize(
    "error",
    [
        {"message": 7, "details": "none"},
        {"details": ["RATE"], "errors": {"reason": "x"}},
        {"details": [{"reason": {"a": 1}}, None]},
        {"message": "Retry after 2026-99-01T00:00:00Z"},
    ],
)
def test_a_strange_error_breaks_nothing(error):
    assert read(429, {"error": error}) == Failure(Failure.RATE, hold=Failure.TOOL)


@pytest.mark.parametrize("body", ["<html>Forbidden</html>", None, [], {"error": "access_denied"}])
def test_a_403_without_a_reason_is_a_denial(body):
    assert read(403, body) == Failure(Failure.DENIED)


@pytest.mark.parametrize("status", [200, 400, 401, 404, 410, 500, 503])
def test_all_other_answers_mean_what_they_say(status):
    assert read(status, sample("google", "error_denied")) is None


def test_a_connection_is_named_after_its_google_account():
    call = RecordedCall(sample("google", "userinfo"))

    identity = connection.identity(call)

    assert identity == Identity("110248495921238986420", "Ada Example", "ada@example.org")
    assert call.sent[0].url == "https://openidconnect.googleapis.com/v1/userinfo"
