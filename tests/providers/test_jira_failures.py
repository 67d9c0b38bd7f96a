"""What Jira's errors mean, one row for each sign."""

from datetime import UTC, datetime, timedelta

import pytest

from providers.definitions.jira.failures import read_error
from providers.spec import Failure, UpstreamAnswer

NO_ISSUE = "Issue does not exist or you do not have permission to see it."


def answer(status, body=None, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return UpstreamAnswer(status, named, body)


@pytest.mark.parametrize("body", [{"issues": []}, {"errorMessages": [], "errors": {}}, [], None])
def test_a_good_answer_is_no_failure(body):
    assert read_error(answer(200, body)) is None
    assert read_error(answer(204, None)) is None


@pytest.mark.parametrize(
    ("status", "body", "kind", "reason"),
    [
        (401, {"code": 401, "message": "Unauthorized"}, "token", "Unauthorized"),
        (401, "<html>", "token", ""),
        (
            401,
            {"code": 401, "message": "Unauthorized; scope does not match"},
            "scope",
            "Unauthorized; scope does not match",
        ),
        (403, {"message": "Forbidden; scope does not match"}, "scope", None),
        (403, {"errorMessages": ["You may not."], "errors": {}}, "denied", "You may not."),
        (404, {"errorMessages": [NO_ISSUE], "errors": {}}, "not_found", NO_ISSUE),
        (400, {"errorMessages": ["Bad JQL."], "errors": {}}, "invalid", "Bad JQL."),
        (
            400,
            {"errorMessages": ["No."], "errors": {"summary": "Too long.", "labels": "Spaces."}},
            "invalid",
            "No.; summary: Too long.; labels: Spaces.",
        ),
        (400, {"errorMessages": "odd", "errors": ["odd"]}, "invalid", ""),
        (409, None, "other", ""),
        (503, "<html>", "other", ""),
    ],
)
def test_status_and_message_decide(status, body, kind, reason):
    failure = read_error(answer(status, body))

    assert failure.kind == kind
    assert reason is None or failure.reason == reason


@pytest.mark.parametrize(
    ("limit", "hold"),
    [
        ("jira-burst-based", "tool"),
        ("jira-per-issue-on-write", "tool"),
        ("jira-quota-global-based", "account"),
        ("jira-quota-tenant-based", "account"),
        ("something-new", "account"),
    ],
)
def test_a_limit_is_named_and_says_how_wide_it_is(limit, hold):
    failure = read_error(answer(429, None, Retry_After="7", RateLimit_Reason=limit))

    assert failure == Failure("rate", limit, 7.0, hold)


def test_a_limit_may_end_at_a_time_of_the_minute():
    reset = (datetime.now(UTC) + timedelta(minutes=10)).strftime("%Y-%m-%dT%H:%MZ")

    failure = read_error(
        answer(429, {"errorMessages": ["Rate limit exceeded"]}, X_RateLimit_Reset=reset)
    )

    assert failure.reason == "Rate limit exceeded"
    assert 530 < failure.retry_after <= 600


@pytest.mark.parametrize("reset", ["soon", "", "2026-99-99T00:00Z"])
def test_a_limit_without_a_readable_end_leaves_the_wait_open(reset):
    assert read_error(answer(429, None, X_RateLimit_Reset=reset)) == Failure("rate", "")
