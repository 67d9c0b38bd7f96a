"""What GitHub's errors mean."""

import time

import pytest

from providers.definitions.github.failures import read_error
from providers.spec import Failure, UpstreamAnswer


def answer(status, message="", **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return UpstreamAnswer(status, named, {"message": message})


def test_a_good_answer_is_no_failure():
    assert read_error(UpstreamAnswer(200, {"x-ratelimit-remaining": "0"}, [])) is None


def test_bad_credentials_are_a_token_failure():
    assert read_error(answer(401, "Bad credentials")) == Failure("token", "Bad credentials")


@pytest.mark.parametrize("status", [403, 429])
def test_the_primary_limit_gives_the_seconds_until_its_epoch(status):
    reset = str(int(time.time()) + 90)

    failure = read_error(
        answer(
            status,
            "API rate limit exceeded for user ID 5021377.",
            X_RateLimit_Remaining="0",
            X_RateLimit_Reset=reset,
        )
    )

    assert failure.kind == "rate"
    assert 85 < failure.retry_after <= 90


def test_a_limit_that_already_passed_waits_one_second():
    failure = read_error(answer(403, x_ratelimit_remaining="0", x_ratelimit_reset="1000"))

    assert failure == Failure("rate", "", retry_after=1.0)


def test_the_secondary_limit_says_its_seconds():
    message = "You have exceeded a secondary rate limit."

    assert read_error(answer(403, message, Retry_After="17")) == Failure("rate", message, 17.0)


def test_a_secondary_limit_without_seconds_waits_a_minute():
    message = "You have exceeded a Secondary Rate Limit."

    assert read_error(answer(403, message)) == Failure("rate", message, 60.0)


@pytest.mark.parametrize(
    ("resource", "message", "hold"),
    [
        ("core", "API rate limit exceeded", "account"),
        ("search", "API rate limit exceeded", "tool"),
        ("code_search", "API rate limit exceeded", "tool"),
        ("search", "You have exceeded a secondary rate limit.", "account"),
    ],
)
def test_the_limit_of_searching_holds_back_nothing_else(resource, message, hold):
    failure = read_error(
        answer(403, message, x_ratelimit_remaining="0", x_ratelimit_resource=resource)
    )

    assert (failure.kind, failure.hold) == ("rate", hold)


def test_a_limit_may_end_at_a_date():
    failure = read_error(answer(429, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"))

    assert failure == Failure("rate", "", 0.0)


def test_a_plain_429_leaves_the_wait_open():
    assert read_error(answer(429, "Too many requests")) == Failure("rate", "Too many requests")


def test_an_odd_reset_does_not_break_the_reading():
    failure = read_error(answer(429, x_ratelimit_remaining="0", x_ratelimit_reset="soon"))

    assert failure == Failure("rate", "")


@pytest.mark.parametrize(
    "refusal",
    [
        answer(403, "Resource not accessible by integration"),
        answer(
            403,
            "Resource protected by organization SAML enforcement.",
            X_GitHub_SSO="required; url=https://github.com/orgs/northwind/sso",
        ),
    ],
)
def test_missing_access_is_a_scope_failure(refusal):
    assert read_error(refusal) == Failure("scope", refusal.body["message"])


def test_any_other_403_is_a_denial():
    refusal = answer(403, "Must have admin rights to Repository.", x_ratelimit_remaining="4999")

    assert read_error(refusal) == Failure("denied", "Must have admin rights to Repository.")


@pytest.mark.parametrize("status", [404, 409, 410, 422, 500, 502])
def test_other_statuses_speak_for_themselves(status):
    assert read_error(answer(status, "Whatever")) is None


def test_a_refusal_that_is_not_json_is_still_read():
    assert read_error(UpstreamAnswer(403, {}, "<html>")) == Failure("denied", "")
