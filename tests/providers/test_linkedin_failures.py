"""What LinkedIn's errors mean, one row for each sign."""

import pytest
import time_machine

from providers.definitions.linkedin.failures import SUNSET, read_error
from providers.failures import error_of, failure_of
from providers.registry import find
from providers.spec import Failure, UpstreamAnswer
from tests.providers.recorded_call import sample

SCOPE = "Not enough permissions to access: posts.CREATE.20260701"
VIEWER = "Organization permissions must be used when using organization as author"


def answer(status, body=None, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return UpstreamAnswer(status, named, body)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (401, {"serviceErrorCode": 65600, "message": "Invalid access token"}, "token"),
        (401, {"serviceErrorCode": 65601, "code": "REVOKED_ACCESS_TOKEN"}, "revoked"),
        (401, {"serviceErrorCode": "65601"}, "revoked"),
        (401, {"serviceErrorCode": 65602}, "token"),
        (401, {"serviceErrorCode": 65604}, "token"),
        (401, {"serviceErrorCode": "9" * 5000}, "token"),
        (401, {"serviceErrorCode": None}, "token"),
        (401, "<html>", "token"),
        (403, {"serviceErrorCode": 100, "code": "ACCESS_DENIED", "message": "No."}, "scope"),
        (403, {"code": "ACCESS_DENIED", "message": SCOPE}, "scope"),
        (403, {"code": "ACCESS_DENIED", "message": VIEWER}, "denied"),
        (403, None, "denied"),
        (426, sample("linkedin", "sunset"), "other"),
        (429, sample("linkedin", "throttled"), "rate"),
        (429, None, "rate"),
    ],
)
def test_number_and_status_decide(status, body, kind):
    assert read_error(answer(status, body)).kind == kind


@pytest.mark.parametrize("status", [200, 201, 204, 400, 404, 409, 422, 500, 503])
def test_of_the_rest_the_status_says_enough(status):
    assert read_error(answer(status, {"message": "x", "serviceErrorCode": 100})) is None


@time_machine.travel("2026-11-22T21:30:00Z", tick=False)
def test_a_days_limit_ends_at_midnight_utc_and_is_of_one_resource():
    failure = read_error(answer(429, sample("linkedin", "throttled")))

    assert (failure.retry_after, failure.hold) == (9000, Failure.TOOL)


@pytest.mark.parametrize(
    ("headers", "wait", "hold"),
    [({}, 60, "account"), ({"Retry_After": "7"}, 7, "tool"), ({"Retry_After": "?"}, 60, "account")],
)
def test_any_other_limit_is_short(headers, wait, hold):
    failure = read_error(answer(429, {"message": "Too many requests"}, **headers))

    assert (failure.retry_after, failure.hold) == (wait, hold)


def test_a_version_that_ended_names_the_setting():
    linkedin, sunset = find("linkedin"), answer(426, sample("linkedin", "sunset"))

    error = error_of(linkedin, sunset, failure_of(linkedin, sunset))

    assert error.status == 502
    assert str(error) == f"LinkedIn answered 426: {SUNSET}"
    assert "PROVIDER_LINKEDIN_API_VERSION" in SUNSET
