"""What a token endpoint answers is read as strictly as everything else that providers send."""

import pytest
from requests import Response

from integrations.token_answers import decoded


def answer(body, content_type="application/json"):
    response = Response()
    response._content, response.headers["Content-Type"] = body, content_type
    return response


@pytest.mark.parametrize(
    "body",
    [
        b'{"access_token": "a", "workspace": Infinity}',
        b'{"access_token": "a", "workspace": NaN}',
        b'{"access_token": "a", "workspace": 1e999}',
        b'{"access_token": "a", "workspace": ' + b"[" * 200 + b"]" * 200 + b"}",
        b"[" * 100_000,
        b"<html>",
        b"",
    ],
)
def test_what_no_database_takes_is_no_answer(body):
    assert decoded(answer(body)) is None


def test_halves_of_letters_are_replaced():
    assert decoded(answer(rb'{"name": "\ud800"}')) == {"name": "\N{REPLACEMENT CHARACTER}"}


def test_a_form_is_read_too():
    form = answer(b"access_token=a&scope=b", "application/x-www-form-urlencoded; charset=utf-8")

    assert decoded(form) == {"access_token": "a", "scope": "b"}
