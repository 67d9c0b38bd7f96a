"""What Google's errors mean, and whose a new connection is."""

import pytest

from providers.definitions.google.quirks import connection, errors
from providers.spec import Failure, Identity, UpstreamAnswer
from tests.providers.recorded_call import RecordedCall, sample


def read(status, body):
    return errors.read_error(UpstreamAnswer(status, {}, body))


@pytest.mark.parametrize(
    ("name", "failure"),
    [
        ("error_rate", Failure(Failure.RATE, "userRateLimitExceeded")),
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


def test_a_time_to_come_back_that_has_passed_is_now():
    failure = read(429, sample("google", "error_rate_gmail"))

    assert (failure.kind, failure.reason) == (Failure.RATE, "rateLimitExceeded")
    assert failure.retry_after == 0.0


def test_the_time_to_come_back_is_counted_from_now():
    message = "User-rate limit exceeded.  Retry after 2999-01-01T00:00:00.000Z"

    failure = read(429, {"error": {"code": 429, "message": message}})

    assert failure.retry_after > 30_000_000_000


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
