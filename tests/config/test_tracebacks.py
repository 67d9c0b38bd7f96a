"""What a log line with a traceback tells of what was sent: nothing. Where it went wrong: all of it."""

import logging
import sys

import pytest
from django.db import DatabaseError

from config.logs import JSONFormatter, TextFormatter

ROW = "null value violates it\nDETAIL:  Failing row contains (7, bob@canary.example, x).\nok"
CANARIES = [
    (KeyError, "bob@canary.example"),
    (ValueError, "invalid literal for int() with base 10: 'canary 7'"),
    (ValueError, "it's not 'canary', it is 'canary'"),
    (DatabaseError, "Key (external_id)=(canary) already exists."),
    (DatabaseError, ROW),
    (OSError, "Max retries exceeded with url: /v1/canary?q=canary (Caused by it)"),
    (OSError, "502 for https://api.example.com/people/canary?email=canary"),
    (OSError, "cannot parse proxy http://canary:canary@proxy.example:3128/"),
    (ValueError, "1 validation error\nname\n  Input should be [input_value=canary]\n    canary"),
    (DatabaseError, 'invalid input syntax for type uuid: "canary\ncanary"\ncanary'),
    (ValueError, "as if\nTypeError: 'canary'"),
]


def logged(formatter, exc):
    """Return the line of an exception that was raised from another."""
    try:
        try:
            raise exc
        except type(exc) as cause:
            raise RuntimeError("nothing could be done") from cause
    except RuntimeError:
        told = sys.exc_info()
    return formatter.format(logging.LogRecord("x", logging.ERROR, "f", 1, "failed", (), told))


# promise 123
@pytest.mark.parametrize("formatter", [JSONFormatter(), TextFormatter()], ids=["json", "text"])
@pytest.mark.parametrize(("kind", "text"), CANARIES)
def test_an_exception_does_not_quote_what_was_sent(formatter, kind, text):
    line = logged(formatter, kind(text))

    assert "canary" not in line
    assert kind.__name__ in line
    assert "RuntimeError: nothing could be done" in line
    assert "raise exc" in line  # the frames


def test_what_postgresql_says_of_it_stays():
    text = "duplicate key\nDETAIL:  Key (name)=(canary\ncanary) already exists.\nHINT:  Choose another."

    lines = logged(TextFormatter(), DatabaseError(text)).split("\n")
    assert {"DETAIL:  Key (name)=(…", "HINT:  Choose another."} < set(lines)


def test_a_note_at_an_exception_is_of_values_too():
    exc = ValueError("failed")
    exc.add_note("  canary")

    assert "canary" not in logged(TextFormatter(), exc)


def test_what_our_code_is_called_stays():
    line = logged(TextFormatter(), AttributeError("'NoneType' object has no attribute 'slug'"))

    assert "'NoneType' object has no attribute 'slug'" in line
