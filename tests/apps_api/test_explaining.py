"""The checker of pasted tokens: what it says of a good one, of a bad one, and that it keeps nothing."""

import time

import pytest
import time_machine

from accounts.app_access.explaining import Finding, explain
from accounts.models import Event
from billing.models import UsageRecord
from tests.apps_api.conftest import SECRET, token_of
from tests.apps_api.signing import claims, put_together, signed
from tests.factories import make_app
from tests.proxy.loopback import http_answer, provider

NOON = "2026-11-22T12:00:00Z"


def failures(found):
    return [(each.name, each.says) for each in found if not each.passed]


def test_a_good_token_passes_every_step(app):
    app.jwt_audience, app.jwt_issuer = "ours", "https://acme.example"
    with time_machine.travel(NOON, tick=False):
        now = int(time.time())
        token = token_of("u-1", aud=["ours"], iss="https://acme.example", iat=now, nbf=now - 5)
        found = explain(app, f" Bearer {token}\n")

    assert found == [
        Finding("form", True, "The token has a header, a payload and a signature"),
        Finding("algorithm", True, "alg is HS256, as in the app's settings"),
        Finding("extensions", True, "The header asks for no extensions"),
        Finding("signature", True, "The signature fits the app's key"),
        Finding("exp", True, "exp: good until 2026-11-22T12:10:00Z"),
        Finding("nbf", True, "nbf: 2026-11-22T11:59:55Z"),
        Finding("iat", True, "iat: 2026-11-22T12:00:00Z"),
        Finding("iss", True, "iss: https://acme.example"),
        Finding("aud", True, "aud: ours"),
        Finding("sub", True, "sub: the end user “u-1”"),
    ]


def test_what_the_settings_do_not_ask_for_passes(app):
    found = {each.name: each for each in explain(app, token_of("u-1", aud="x", iss="y"))}

    assert failures(found.values()) == []
    assert found["aud"].says == "aud: the app's settings ask for none"
    assert found["iss"].says == "iss: the app's settings ask for none"
    assert (found["nbf"].says, found["iat"].says) == (
        "nbf: not in the token",
        "iat: not in the token",
    )


def test_one_look_shows_all_that_is_wrong(app):
    app.jwt_audience = "ours"
    with time_machine.travel(NOON, tick=False):
        ahead = int(time.time()) + 3600
        token = signed("x" * 32, "HS256", user_id="", exp=1_700_000_000, nbf=ahead)
        found = explain(app, token)

    assert failures(found) == [
        ("signature", "The token's signature does not fit the app's key"),
        ("exp", "The end-user token expired at 2023-11-14T22:13:20Z"),
        (
            "nbf",
            "The token is not good before 2026-11-22T13:00:00Z (nbf); it is 2026-11-22T12:00:00Z here",
        ),
        ("aud", "The token's aud does not name the audience in the app's settings"),
        (
            "sub",
            "The token's sub must be a text of 1 to 255 characters, without control characters and without a space "
            "at either end",
        ),
    ]


def test_an_unsigned_token_fails_by_its_algorithm_and_its_signature(app):
    found = explain(app, put_together({"alg": "none"}, claims()))

    assert [name for name, _ in failures(found)] == ["algorithm", "signature"]
    assert failures(found)[0][1] == "The token's alg is 'none'; this app takes HS256"


@pytest.mark.parametrize("text", ["", "hello", "a.b.c", "\ud800.x.y", "x" * 9_000, "\0"])
def test_what_is_no_token_fails_by_its_form_alone(app, text):
    [finding] = explain(app, text)

    assert (finding.name, finding.passed) == ("form", False)


def test_an_app_without_rules_takes_no_token(partner):
    assert explain(make_app(partner), token_of("u-1")) == [
        Finding(
            "algorithm",
            False,
            "This app takes no end-user tokens: set them up under its settings",
        )
    ]


def test_keys_that_cannot_be_fetched_are_told(partner):
    with provider(http_answer(b"", "500 Oops")) as server:
        app = make_app(partner, jwt_algorithm="RS256", jwks_url=server.url)
        found = explain(app, put_together({"alg": "RS256"}, claims()))

    assert failures(found) == [("signature", "The app's JWKS document cannot be fetched")]


def test_nothing_of_a_token_is_kept(app, caplog):
    tokens = [token_of("u-1"), token_of("u-1", secret="x" * 32), "not.a.token"]
    before = (Event.objects.count(), UsageRecord.objects.count())

    said = str([explain(app, token) for token in tokens])

    assert (Event.objects.count(), UsageRecord.objects.count()) == before
    for token in tokens:
        assert token not in said + caplog.text
        assert token.rpartition(".")[2] not in said.replace("token", "")
    assert SECRET not in said
