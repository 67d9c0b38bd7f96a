"""What HubSpot's errors mean."""

import pytest

from providers.definitions.hubspot.failures import read_error
from providers.spec import Failure, UpstreamAnswer
from tests.providers.recorded_call import sample


def answer(status, category="", headers=None, **body):
    said = {"status": "error", "message": "said", "category": category} | body
    return UpstreamAnswer(status, headers or {}, said)


@pytest.mark.parametrize(
    ("status", "category", "kind"),
    [
        (401, "EXPIRED_AUTHENTICATION", "token"),
        (401, "INVALID_AUTHENTICATION", "token"),
        (403, "MISSING_SCOPES", "scope"),
        (404, "OBJECT_NOT_FOUND", "not_found"),
        (400, "VALIDATION_ERROR", "invalid"),
        (409, "CONFLICT", "invalid"),
    ],
)
def test_a_category_says_what_went_wrong(status, category, kind):
    assert read_error(answer(status, category)) == Failure(kind, "said")


def test_missing_scopes_are_told_in_hubspots_words():
    failure = read_error(UpstreamAnswer(403, {}, sample("hubspot", "missing_scopes")))

    assert failure.kind == "scope"
    assert failure.reason.startswith("This app hasn't been granted")


@pytest.mark.parametrize(
    ("policy", "seconds", "hold"),
    [
        ("SECONDLY", 1.0, "tool"),
        ("TEN_SECONDLY_ROLLING", 10.0, "account"),
        ("DAILY", 3600.0, "account"),
    ],
)
def test_a_limit_waits_as_long_as_its_policy(policy, seconds, hold):
    limited = answer(429, "RATE_LIMITS", errorType="RATE_LIMIT", policyName=policy)

    assert read_error(limited) == Failure("rate", policy, retry_after=seconds, hold=hold)


def test_the_daily_limit_has_no_category():
    limited = UpstreamAnswer(429, {}, sample("hubspot", "daily_limit"))

    assert read_error(limited) == Failure("rate", "DAILY", retry_after=3600.0)


def test_seconds_that_are_told_count_more_than_the_policy():
    limited = answer(429, policyName="DAILY", headers={"Retry-After": "17"})

    assert read_error(limited).retry_after == 17.0


def test_an_unknown_policy_waits_for_the_window():
    window = {"X-HubSpot-RateLimit-Interval-Milliseconds": "10000"}

    assert read_error(answer(429, headers=window)) == Failure("rate", "said", retry_after=10.0)


@pytest.mark.parametrize("body", [None, "<html>", [], {"policyName": ["x"]}])
@pytest.mark.parametrize("window", ["", "soon", "-5", "nan"])
def test_an_odd_429_is_a_limit_all_the_same(body, window):
    headers = {"X-HubSpot-RateLimit-Interval-Milliseconds": window}

    failure = read_error(UpstreamAnswer(429, headers, body))

    assert (failure.kind, failure.retry_after) == ("rate", None)


@pytest.mark.parametrize("status", [400, 403, 404, 423, 500, 502, 503])
def test_other_answers_speak_for_themselves(status):
    assert read_error(answer(status, "SOMETHING_NEW")) is None
    assert read_error(UpstreamAnswer(status, {}, "<html>")) is None


def test_a_good_answer_is_no_failure():
    assert read_error(answer(200, "VALIDATION_ERROR", errorType="RATE_LIMIT")) is None
