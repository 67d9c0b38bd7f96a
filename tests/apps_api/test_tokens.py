"""The tokens of end users: whose is taken, and what is said of one that is not."""

import json
import time

import jwt
import pytest

from accounts.app_access.errors import EndUserTokenExpired, UnusableClaims, WrongEndUserToken
from accounts.app_access.tokens import user_id_in
from tests.apps_api.conftest import SECRET, AppApi, token_of
from tests.apps_api.signing import claims, part, put_together, signed
from tests.factories import make_app, make_partner

HS256 = {"alg": "HS256"}


def refused(app, token, error=WrongEndUserToken):
    """Return what is said of a token that is not taken."""
    with pytest.raises(error) as caught:
        user_id_in(app, token)
    assert type(caught.value) is error
    assert token not in str(caught.value)
    return str(caught.value)


def test_the_user_is_the_sub(app):
    assert user_id_in(app, token_of("0198c0de-user")) == "0198c0de-user"


@pytest.mark.parametrize("user_id", ["x", "x" * 255, "zoë 李", "a/b?c=d#e", "ann@example.com"])
def test_every_id_that_an_account_may_have_is_taken(app, user_id):
    assert user_id_in(app, token_of(user_id)) == user_id


@pytest.mark.parametrize(
    "sub",
    ["", " ", " u", "u ", "x" * 256, "a\0b", "a\nb", "a\x7fb", "a\u2028b", 7, [], {}],
)
def test_a_sub_that_no_account_may_have_is_refused(app, sub):
    header, payload = part(HS256), part(claims() | {"sub": sub})

    said = refused(app, signed_text(f"{header}.{payload}"), UnusableClaims)

    assert said.startswith("The token's sub must be a text of 1 to 255 characters")


def test_half_a_character_is_no_sub(app):
    payload = part(b'{"sub": "\\ud800", "exp": %d}' % (time.time() + 60))

    refused(app, signed_text(f"{part(HS256)}.{payload}"), UnusableClaims)


def test_a_token_without_a_sub_is_refused(app):
    assert "sub must be" in refused(app, signed(SECRET, "HS256", user_id=None), UnusableClaims)


def signed_text(text):
    """Sign what PyJWT would not write."""
    algorithm = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
    return f"{text}.{part(algorithm.sign(text.encode(), SECRET.encode()))}"


# --- Time ---


def test_a_token_must_say_when_it_expires(app):
    said = refused(app, signed(SECRET, "HS256", exp=None), UnusableClaims)

    assert said == "The token must say when it expires (exp)"


def test_a_token_is_good_for_the_minute_that_clocks_may_differ(app):
    assert user_id_in(app, token_of("u-1", exp=int(time.time()) - 50)) == "u-1"


def test_an_expired_token_says_when_it_expired(app):
    said = refused(app, token_of("u-1", exp=1_700_000_000), EndUserTokenExpired)

    assert said == "The end-user token expired at 2023-11-14T22:13:20Z"


@pytest.mark.parametrize(("name", "words"), [("nbf", "not good before"), ("iat", "made at")])
def test_a_token_of_the_future_is_refused(app, name, words):
    said = refused(app, token_of("u-1", **{name: int(time.time()) + 90}), UnusableClaims)

    assert words in said
    assert f"({name})" in said


@pytest.mark.parametrize("name", ["nbf", "iat"])
def test_a_clock_that_is_a_little_ahead_does_no_harm(app, name):
    assert user_id_in(app, token_of("u-1", **{name: int(time.time()) + 50})) == "u-1"


@pytest.mark.parametrize(
    "value",
    ["soon", "1900000000", True, [], {}, -1, 1_900_000_000_000, 10**400, float("nan")],
    ids=str,
)
def test_moments_are_seconds_since_1970(app, value):
    payload = part(json.dumps(claims() | {"exp": value}).encode())

    said = refused(app, signed_text(f"{part(HS256)}.{payload}"), UnusableClaims)

    assert said == "The token's exp must be in seconds since 1970"


# --- For whom, from whom ---


def test_without_an_audience_in_the_settings_every_one_will_do(app):
    assert user_id_in(app, token_of("u-1", aud="another-service")) == "u-1"


@pytest.mark.parametrize("aud", ["ours", ["theirs", "ours"]])
def test_the_configured_audience_is_among_those_named(app, aud):
    app.jwt_audience = "ours"

    assert user_id_in(app, token_of("u-1", aud=aud)) == "u-1"


@pytest.mark.parametrize("aud", [None, "theirs", "our", ["theirs"], [], {"ours": 1}, 7])
def test_another_audience_is_refused(app, aud):
    app.jwt_audience = "ours"
    payload = part(claims() | ({} if aud is None else {"aud": aud}))

    said = refused(app, signed_text(f"{part(HS256)}.{payload}"), UnusableClaims)

    assert said == "The token's aud does not name the audience in the app's settings"


def test_the_configured_issuer_is_taken(app):
    app.jwt_issuer = "https://acme.example"

    assert user_id_in(app, token_of("u-1", iss="https://acme.example")) == "u-1"


@pytest.mark.parametrize("said", [{}, {"iss": "https://acme.example/"}])
def test_another_issuer_is_refused(app, said):
    app.jwt_issuer = "https://acme.example"

    told = refused(app, token_of("u-1", **said), UnusableClaims)

    assert told == "The token's iss is not the issuer in the app's settings"


# --- Whose signature ---


def test_a_token_signed_with_another_secret_is_refused(app):
    said = refused(app, token_of("u-1", secret="another secret of at least 32 bytes"))

    assert said == "The token's signature does not fit the app's key"


def test_a_token_of_another_app_is_refused(app, partner):
    other = make_app(partner, jwt_algorithm="HS256")
    other.jwt_secret = "the other app's secret of 32 bytes"
    other.save()

    assert AppApi(other, token_of("u-1")).read("tools").status_code == 401
    assert AppApi(app, token_of("u-1", secret=other.jwt_secret)).read("tools").status_code == 401


def test_a_token_of_another_partners_app_is_refused(app):
    other = make_app(make_partner(), jwt_algorithm="HS256")
    other.jwt_secret = "the other partner's secret of 32 bytes"
    other.save()

    refused(other, token_of("u-1"))


def test_a_broken_signature_is_told_before_anything_that_is_claimed(app):
    app.jwt_audience = "ours"

    said = refused(app, token_of("u-1", secret="x" * 40, exp=1))

    assert said == "The token's signature does not fit the app's key"


# --- Form ---


@pytest.mark.parametrize(
    "token",
    ["nodots", "a.b", "a.b.c.d.e", "a..c", ".b.c", "a.b.", "a.b.c=", "a b.c.d", "ä.b.c", "a.b.c\0"],
)
def test_what_is_not_three_parts_is_refused(app, token):
    assert "three base64url texts" in refused(app, token)


@pytest.mark.parametrize(
    "header",
    [b"", b"\xff\xfe{}", b"{", b"[]", b"null", b'"alg"', b"[" * 3000, b'{"a":' * 1000, b"9" * 5000],
    ids=repr,
)
def test_parts_that_are_no_json_objects_are_refused(app, header):
    good = part({"sub": "u-1"})

    assert refused(app, f"{part(header) or 'A'}.{good}.{good}").startswith("The token's header")
    assert refused(app, f"{good}.{part(header) or 'A'}.{good}").startswith("The token's payload")


def test_a_giant_token_is_not_even_looked_at(app):
    assert refused(app, "x" * 8_193) == "The end-user token is longer than 8192 characters"


def test_a_large_token_that_is_good_is_taken(app):
    token = token_of("u-1", note="x" * 5_500)

    assert 7_000 < len(token) <= 8_192
    assert user_id_in(app, token) == "u-1"


# --- Headers that attackers write ---


@pytest.mark.parametrize("alg", ["none", "None", "NONE", "nOnE", "", None, "hs256", "HS512", 7, []])
def test_only_the_apps_own_algorithm_is_taken(app, alg):
    said = refused(app, put_together({"alg": alg}, claims()))

    assert said.endswith("this app takes HS256")


def test_no_signature_is_none(app):
    header, payload = part({"alg": "HS256"}), part(claims())

    refused(app, f"{header}.{payload}.")


@pytest.mark.parametrize("asked", [{"crit": ["exp"]}, {"crit": []}, {"b64": False}, {"b64": True}])
def test_extensions_are_refused(app, asked):
    header = part(HS256 | asked)

    said = refused(app, signed_text(f"{header}.{part(claims())}"))

    assert said == "The token's header may hold neither crit nor b64"


@pytest.mark.parametrize(
    "kid", ["../../etc/passwd", "/dev/null", "' OR 1=1 --", "\0", "", "x" * 900]
)
def test_a_kid_leads_nowhere_where_the_app_has_one_key(app, kid):
    text = f"{part(HS256 | {'kid': kid})}.{part(claims())}"

    assert user_id_in(app, signed_text(text)) == "u-1"


@pytest.mark.parametrize("kid", [7, None, [], {}])
def test_a_kid_is_a_text(app, kid):
    said = refused(app, signed_text(f"{part(HS256 | {'kid': kid})}.{part(claims())}"))

    assert said == "The token's kid must be a text"


def test_an_app_without_settings_for_tokens_takes_none(partner):
    response = AppApi(make_app(partner), token_of("u-1")).read("tools")

    assert response.status_code == 401
    assert response.json()["error"]["message"] == (
        "This app takes no end-user tokens: set them up under its settings"
    )


def test_an_app_whose_secret_is_missing_takes_none(partner):
    app = make_app(partner, jwt_algorithm="HS256")

    assert "takes no end-user tokens" in refused(app, signed("x" * 32, "HS256"))
