"""What a provider says is repeated to our caller short, printable and without secrets."""

import pytest

from providers.failures import MAX_REASON_CHARS, error_of, failure_of
from providers.spec import Failure, UpstreamAnswer
from tests.providers.made_up import made_up


def told(message, kind=Failure.INVALID):
    """Return sentence and reason of the error that our caller gets."""
    provider = made_up(read_error=lambda answer: Failure(kind, answer.body["message"]))
    answer = UpstreamAnswer(400, {}, {"message": message})
    error = error_of(provider, answer, failure_of(provider, answer))
    return str(error), error.details["reason"]


@pytest.mark.parametrize("kind", [Failure.INVALID, Failure.DENIED, Failure.SCOPE, Failure.OTHER])
def test_a_long_reason_is_cut(kind):
    sentence, reason = told("No. " * 10_000, kind)

    assert len(reason) <= MAX_REASON_CHARS
    assert len(sentence) <= MAX_REASON_CHARS + 100


def test_a_reason_holds_no_secret():
    sentence, reason = told("Not good: refresh_token=abcdefghijkl&x=1")

    assert "abcdefghijkl" not in sentence + reason


def test_a_reason_holds_nothing_that_no_database_takes():
    assert told("No\x00no\x1b[2J\nno")[1] == "No no [2J\nno"
