"""What Calendly's errors mean, one row for each sign."""

import pytest

from providers.definitions.calendly.failures import read_error
from providers.spec import Failure, UpstreamAnswer
from tests.providers.recorded_call import sample

NO_TOKEN = {"title": "Unauthenticated", "message": "The access token is invalid"}
NO_SCOPE = {"title": "Permission Denied", "message": "Missing required scope: users:read"}
GONE = {"title": "Resource Not Found", "message": "The server could not find it."}


def answer(status, body=None, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return UpstreamAnswer(status, named, body)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (401, NO_TOKEN, "token"),
        (401, "<html>", "token"),
        (403, NO_SCOPE, "scope"),
        (403, sample("calendly", "denied"), "denied"),
        (403, None, "denied"),
        (403, ["scope"], "denied"),
        (404, GONE, "not_found"),
        (400, sample("calendly", "invalid"), "invalid"),
        (409, {"title": "Already Exists"}, "invalid"),
        (422, {"title": "Unprocessable"}, "invalid"),
        (429, {"title": "Too many"}, "rate"),
        (424, {"title": "External Error"}, "other"),
        (500, None, "other"),
        (503, {"details": "none", "message": 7}, "other"),
    ],
)
def test_the_status_decides_but_for_a_scope(status, body, kind):
    assert read_error(answer(status, body)).kind == kind


@pytest.mark.parametrize("status", [200, 201, 204])
def test_what_went_well_did(status):
    assert read_error(answer(status, {"message": "scope"})) is None


def test_the_challenge_may_name_the_scope():
    challenge = 'Bearer error="insufficient_scope"'

    failure = read_error(answer(403, sample("calendly", "denied"), WWW_Authenticate=challenge))

    assert failure.kind == Failure.SCOPE


def test_the_reason_names_each_parameter():
    failure = read_error(answer(400, sample("calendly", "invalid")))

    assert failure.reason == (
        "The supplied parameters are invalid. end_time: must be in the future"
    )


@pytest.mark.parametrize("details", [None, "x", ["x"], [{}], [{"parameter": "a"}]])
def test_strange_details_are_left_out(details):
    failure = read_error(answer(400, {"title": "Invalid Argument", "details": details}))

    assert failure.reason == "Invalid Argument"


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"X_RateLimit_Reset": "17"}, 17),
        ({"X_RateLimit_Reset": "0"}, 0),
        ({"X_RateLimit_Reset": "soon"}, 60),
        ({}, 60),
    ],
)
def test_a_limit_tells_the_seconds_that_are_left(headers, wait):
    failure = read_error(answer(429, {"message": "Too many requests"}, **headers))

    assert (failure.kind, failure.retry_after, failure.hold) == ("rate", wait, "account")
