"""What token endpoints answer unless a provider does it otherwise."""

import json
from types import SimpleNamespace

import pytest

from sandbox.oauth.answers import CLIENT_PROBLEMS, as_json, refusing, tokens, unmarked

GRANT = (400, "invalid_grant", "The code is wrong")
ERRORS = {
    **dict.fromkeys(CLIENT_PROBLEMS, (401, "invalid_client", "Who are you?")),
    "missing_parameter": (400, "invalid_request", "{} is missing"),
}


def minted(refresh_token):
    pair = SimpleNamespace(
        access_token="a", refresh_token=refresh_token, expires_in=60, scopes=["read", "write"]
    )
    return SimpleNamespace(pairs={"user": pair})


@pytest.mark.parametrize(("given", "more"), [("r", {"refresh_token": "r"}), (None, {})])
def test_a_grant_tells_what_there_is(given, more):
    told = {"access_token": "a", "token_type": "Bearer", "expires_in": 60, "scope": "read write"}

    assert tokens(minted(given)) == told | more


@pytest.mark.parametrize(
    ("problem", "about", "status", "error", "description"),
    [
        *[(each, "", 401, "invalid_client", "Who are you?") for each in CLIENT_PROBLEMS],
        ("missing_parameter", "code", 400, "invalid_request", "code is missing"),
        ("used_code", "", 400, "invalid_grant", "The code is wrong"),
    ],
)
def test_a_refusal_has_its_own_error_or_the_one_for_the_rest(
    problem, about, status, error, description
):
    said = {"error": error, "error_description": description}

    assert refusing(ERRORS, GRANT)(problem, about) == (status, said)


def test_answers_are_json_and_secrets_start_with_nothing():
    response = as_json(None, 400, {"error": "invalid_grant"})

    assert (response.status_code, json.loads(response.content)) == (400, {"error": "invalid_grant"})
    assert unmarked("access", "user", True) == ""
