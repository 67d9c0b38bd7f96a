"""What Discord's errors mean."""

import pytest

from providers.definitions.discord.failures import read_error
from providers.spec import Failure, UpstreamAnswer
from tests.providers.recorded_call import sample


def refused(status, code, message="No"):
    return UpstreamAnswer(status, {}, {"message": message, "code": code})


def limited(headers=None, **body):
    return read_error(UpstreamAnswer(429, headers or {}, {**sample("discord", "limited"), **body}))


def test_a_good_answer_is_no_failure():
    assert read_error(UpstreamAnswer(200, {}, [])) is None
    assert read_error(UpstreamAnswer(204, {}, None)) is None


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, 0, Failure.TOKEN),
        (401, 40001, Failure.TOKEN),
        (401, 50014, Failure.TOKEN),
        (403, 50025, Failure.TOKEN),
        (403, 50026, Failure.SCOPE),
        (403, 50001, Failure.DENIED),
        (403, 50013, Failure.DENIED),
        (403, 50005, Failure.DENIED),
        (403, 40333, Failure.OTHER),
        (404, 10003, Failure.NOT_FOUND),
        (404, 10004, Failure.NOT_FOUND),
        (404, 10008, Failure.NOT_FOUND),
        (404, 0, Failure.NOT_FOUND),
        (400, 50035, Failure.INVALID),
        (400, 50006, Failure.INVALID),
        (400, 10014, Failure.INVALID),
    ],
)
def test_number_and_status_say_what_it_is(status, code, kind):
    reason = f"{code}: No" if code else "No"  # zero is no number of an error

    assert read_error(refused(status, code)) == Failure(kind, reason)


@pytest.mark.parametrize("status", [405, 500, 502, 503])
def test_other_statuses_speak_for_themselves(status):
    assert read_error(refused(status, 0)) is None


@pytest.mark.parametrize(
    "body", [None, "<html>", [], {"code": "x"}, {"code": None, "message": None}]
)
def test_an_answer_of_another_form_is_judged_by_its_status(body):
    assert read_error(UpstreamAnswer(403, {}, body)) == Failure(Failure.DENIED, "")
    assert read_error(UpstreamAnswer(502, {}, body)) is None


def test_a_limit_of_a_route_holds_the_tool_for_parts_of_a_second():
    assert limited() == Failure(
        Failure.RATE, "You are being rate limited.", retry_after=0.725, hold=Failure.TOOL
    )


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({}, {"global": True}),
        ({"X-RateLimit-Global": "true"}, {}),
        ({"x-ratelimit-global": "1"}, {}),
    ],
)
def test_the_global_limit_holds_the_account(headers, body):
    assert limited(headers, **body).hold == Failure.ACCOUNT


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry-After": "65"}, 65.0),
        ({"retry-after": "3", "x-ratelimit-reset-after": "9"}, 3.0),
        ({"X-RateLimit-Reset-After": "1.25"}, 1.25),
        ({"Retry-After": "soon"}, None),
        ({}, None),
    ],
)
def test_without_a_body_the_headers_say_how_long(headers, wait):
    failure = read_error(UpstreamAnswer(429, headers, "error code: 1015"))

    assert failure == Failure(Failure.RATE, "", retry_after=wait, hold=Failure.ACCOUNT)


@pytest.mark.parametrize("odd", ["soon", None, [1], {"a": 1}, float("nan"), True])
def test_an_odd_wait_does_not_break_the_reading(odd):
    assert limited({"Retry-After": "2"}, retry_after=odd).retry_after == 2.0
