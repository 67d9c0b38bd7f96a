"""What Slack's errors mean."""

import pytest

from providers.definitions.slack.failures import read_error
from providers.spec import Failure, UpstreamAnswer


def refused(word, status=200, headers=None, **more):
    return UpstreamAnswer(status, headers or {}, {"ok": False, "error": word, **more})


def test_a_good_answer_is_no_failure():
    assert read_error(UpstreamAnswer(200, {}, {"ok": True, "channels": []})) is None


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("token_expired", "token"),
        ("invalid_auth", "token"),
        ("not_authed", "token"),
        ("token_revoked", "revoked"),
        ("account_inactive", "revoked"),
        ("channel_not_found", "not_found"),
        ("user_not_found", "not_found"),
        ("users_not_found", "not_found"),
        ("message_not_found", "not_found"),
        ("thread_not_found", "not_found"),
        ("invalid_arguments", "invalid"),
        ("no_text", "invalid"),
        ("msg_too_long", "invalid"),
        ("already_reacted", "invalid"),
        ("not_in_channel", "denied"),
        ("restricted_action", "denied"),
        ("is_archived", "denied"),
        ("cant_update_message", "denied"),
        ("fatal_error", "other"),
        ("a_word_slack_adds_tomorrow", "other"),
    ],
)
def test_slacks_word_decides_whatever_the_status(word, kind):
    assert read_error(refused(word)) == Failure(kind, word)


def test_a_missing_scope_says_what_was_needed():
    failure = read_error(refused("missing_scope", needed="groups:read", provided="chat:write"))

    assert failure == Failure("scope", "missing_scope: needed groups:read, provided chat:write")


def test_a_bad_argument_is_named():
    said = {"messages": ["[ERROR] missing required field: channel"]}

    failure = read_error(refused("invalid_arguments", response_metadata=said))

    assert failure == Failure(
        "invalid", "invalid_arguments: [ERROR] missing required field: channel"
    )


def test_a_limit_is_a_methods_and_comes_with_its_seconds():
    failure = read_error(refused("ratelimited", 429, {"Retry-After": "30"}))

    assert failure == Failure("rate", "ratelimited", 30.0, hold="tool")


def test_a_limit_may_come_with_status_200_or_without_json():
    assert read_error(refused("ratelimited", 200, {"retry-after": "4"})).retry_after == 4.0
    assert read_error(UpstreamAnswer(429, {}, "slow down")) == Failure(
        "rate", "ratelimited", hold="tool"
    )


@pytest.mark.parametrize("odd", ["", "soon", "nan"])
def test_an_odd_wait_does_not_break_the_reading(odd):
    assert read_error(refused("ratelimited", 429, {"Retry-After": odd})).retry_after is None


@pytest.mark.parametrize("body", ["<html>", None, [], {"challenge": "x"}])
def test_an_answer_that_says_nothing_of_ok_is_left_to_its_status(body):
    assert read_error(UpstreamAnswer(503, {}, body)) is None
