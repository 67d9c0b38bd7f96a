"""Tokens that nobody would write: each is refused, none breaks anything."""

import random
import string
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts import wrong_keys
from accounts.app_access.errors import EndUserTokenExpired, WrongEndUserToken
from accounts.app_access.explaining import explain
from accounts.app_access.tokens import user_id_in
from tests.apps_api.conftest import AppApi, token_of
from tests.apps_api.signing import put_together
from tests.apps_api.test_tokens import signed_text

MUTATIONS = 10_000
unhurried = settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
HEADER = st.dictionaries(
    st.sampled_from(["typ", "kid", "crit", "b64", "jku", "jwk", "x5c", "zip", "cty"]), json_values
)
CLAIMS = st.dictionaries(
    st.sampled_from(["sub", "exp", "nbf", "iat", "aud", "iss", "jti"]), json_values
)


def changed(token, chance):
    """Return a token with one place altered."""
    characters, place = string.printable + "é\x80ÿ", chance.randrange(len(token))
    ways = (
        lambda: token[:place] + chance.choice(characters) + token[place + 1 :],
        lambda: token[:place] + token[place + 1 :],
        lambda: token[:place] + chance.choice(characters) * chance.randrange(1, 9) + token[place:],
        lambda: token[:place],
        lambda: token[place:] + token[:place],
    )
    return chance.choice(ways)()


def test_no_token_that_was_altered_is_taken(app):
    token, chance = token_of("u-1"), random.Random(7_519)
    altered = [changed(token, chance) for _ in range(MUTATIONS)]

    for each in altered:
        if each != token:
            with pytest.raises(WrongEndUserToken):
                user_id_in(app, each)


@unhurried
@given(header=HEADER, claims=CLAIMS)
def test_whatever_is_signed_is_taken_or_refused(app, header, claims):
    text = put_together({"alg": "HS256", **header}, claims).rpartition(".")[0]

    with suppress(WrongEndUserToken, EndUserTokenExpired):
        assert user_id_in(app, signed_text(text)) == claims["sub"]
    assert explain(app, signed_text(text))


@unhurried
@given(text=st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=60))
def test_no_header_is_more_than_refused(app, text):
    wrong_keys.forget()

    response = AppApi(app, text).read("tools")

    assert response.status_code in {401, 429}
    assert set(response.json()) == {"error"}
