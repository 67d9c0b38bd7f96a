"""What X's errors mean, one row for each sign."""

import time

import pytest

from providers.definitions.twitter.failures import read_error
from providers.spec import Failure, UpstreamAnswer
from tests.providers.recorded_call import sample

PROBLEMS = "https://api.twitter.com/2/problems"
OURS = "https://api.x.com/2/problems"


def answer(status, body=None, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return UpstreamAnswer(status, named, body)


def problem(word, **more):
    return {"type": f"{PROBLEMS}/{word}", "title": "Problem", "detail": "So it is.", **more}


def plain(title, detail):
    return {"type": "about:blank", "title": title, "detail": detail}


@pytest.mark.parametrize(
    "body",
    [
        {"data": {"id": "1"}},
        {"data": [{"id": "1"}], "errors": [problem("resource-not-found")]},
        {"meta": {"result_count": 0}},
        {"meta": {"result_count": 0}, "errors": [problem("not-authorized-for-resource")]},
        {},
        [],
        None,
        {"errors": []},
    ],
)
def test_what_holds_an_answer_is_one_whatever_stands_beside_it(body):
    assert read_error(answer(200, body)) is None


def test_nothing_but_errors_in_a_200_is_what_the_first_one_says():
    failure = read_error(answer(200, sample("twitter", "not_found")))

    assert failure == Failure("not_found", "Could not find tweet with id: [1850000000000009999].")


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (401, plain("Unauthorized", "Unauthorized"), "token"),
        (401, "<html>", "token"),
        (
            402,
            {"title": "CreditsDepleted", "detail": "No credits.", "type": f"{OURS}/credits"},
            "other",
        ),
        (403, plain("Forbidden", "Forbidden"), "scope"),
        (403, plain("Forbidden", "You are not permitted to perform this action."), "denied"),
        (403, sample("twitter", "not_enrolled"), "denied"),
        (403, problem("unsupported-authentication"), "denied"),
        (403, problem("not-authorized-for-resource"), "denied"),
        (403, "<html>", "denied"),
        (400, sample("twitter", "invalid"), "invalid"),
        (400, {"errors": [{"message": "x is not one of [y]"}]}, "invalid"),
        (404, plain("Not Found", "Not Found"), "not_found"),
        (200, {"errors": [problem("not-authorized-for-resource")]}, "denied"),
        (200, {"errors": [problem("disallowed-resource")]}, "denied"),
        (200, {"errors": [problem("resource-unavailable")]}, "denied"),
        (200, {"errors": [problem("something-new")]}, "other"),
        (500, plain("Internal Server Error", "Oh."), "other"),
        (503, None, "other"),
        (403, {"errors": "none", "type": 7}, "denied"),
        (403, {"errors": ["none"]}, "denied"),
    ],
)
def test_the_type_of_a_problem_decides_else_the_status(status, body, kind):
    assert read_error(answer(status, body)).kind == kind


def test_the_precise_sentence_comes_first():
    failure = read_error(answer(400, sample("twitter", "invalid")))

    assert failure.reason == (
        "The `max_results` query parameter value [1] is not between 10 and 100: "
        "One or more parameters to your request was invalid."
    )


def test_a_limit_is_of_one_endpoint_and_ends_at_its_epoch():
    body = {"errors": [{"code": 88, "message": "Rate limit exceeded"}]}

    failure = read_error(answer(429, body, x_rate_limit_reset=str(int(time.time()) + 90)))

    assert (failure.kind, failure.reason, failure.hold) == ("rate", "Rate limit exceeded", "tool")
    assert 88 < failure.retry_after <= 90


def test_a_spent_day_outlasts_the_quarter_of_an_hour():
    soon, late = (str(int(time.time()) + wait) for wait in (90, 7200))

    failure = read_error(
        answer(
            429,
            plain("Too Many Requests", "Too Many Requests"),
            x_rate_limit_reset=soon,
            x_user_limit_24hour_remaining="0",
            x_user_limit_24hour_reset=late,
        )
    )

    assert failure.retry_after > 7000
    assert failure.hold == "tool"


@pytest.mark.parametrize("reset", ["soon", "", "nan"])
def test_a_limit_without_a_readable_end_leaves_the_wait_open(reset):
    assert read_error(answer(429, None, x_rate_limit_reset=reset)).retry_after is None


@pytest.mark.parametrize(
    "body",
    [problem("usage-capped", period="Monthly"), plain("UsageCapExceeded", "Usage cap exceeded")],
)
def test_a_used_up_plan_holds_everything_for_an_hour(body):
    failure = read_error(answer(429, body, x_rate_limit_reset="1"))

    assert (failure.kind, failure.retry_after, failure.hold) == ("rate", 3600.0, "account")
