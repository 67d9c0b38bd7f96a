"""Tokens that are checked with a public key: of the right kind, and never taken for a secret."""

import warnings

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import HMACAlgorithm

from accounts.app_access.errors import WrongEndUserToken
from accounts.app_access.tokens import user_id_in
from tests.apps_api.signing import (
    claims,
    ec_key,
    jwk,
    part,
    private_pem,
    public_pem,
    rsa_key,
    signed,
)
from tests.factories import make_app

KEYS = {"RS256": rsa_key, "ES256": ec_key}


@pytest.fixture
def app_with(partner):
    """Return a maker of apps whose tokens are checked with a public key."""
    return lambda algorithm, key: make_app(
        partner, jwt_algorithm=algorithm, jwt_public_key=public_pem(key)
    )


@pytest.mark.parametrize("algorithm", KEYS)
def test_the_owner_of_the_private_key_signs(app_with, algorithm):
    key = KEYS[algorithm]()

    assert user_id_in(app_with(algorithm, key), signed(key, algorithm)) == "u-1"


@pytest.mark.parametrize("algorithm", KEYS)
def test_nobody_else_does(app_with, algorithm):
    app, stranger = app_with(algorithm, KEYS[algorithm]()), KEYS[algorithm]("another")

    with pytest.raises(WrongEndUserToken, match="does not fit the app's key"):
        user_id_in(app, signed(stranger, algorithm))


@pytest.mark.parametrize("algorithm", KEYS)
@pytest.mark.parametrize("named", ["HS256", "HS384", "RS256", "RS512", "ES256", "PS256", "none"])
def test_the_public_key_is_no_secret(app_with, algorithm, named):
    """RS256 to HS256: the text of the public key, which everybody has, as the secret of an HMAC."""
    app = app_with(algorithm, KEYS[algorithm]())
    text = f"{part({'alg': named})}.{part(claims())}"
    mac = HMACAlgorithm(HMACAlgorithm.SHA256).sign(text.encode(), app.jwt_public_key.encode())

    with pytest.raises(WrongEndUserToken):
        user_id_in(app, f"{text}.{part(mac)}")


def test_a_public_key_left_in_the_row_is_not_used_by_hs256(partner):
    app = make_app(partner, jwt_algorithm="HS256", jwt_public_key=public_pem(rsa_key()))

    with pytest.raises(WrongEndUserToken, match="takes no end-user tokens"):
        user_id_in(app, signed("x" * 32, "HS256"))


@pytest.mark.parametrize("algorithm", KEYS)
def test_a_key_that_the_header_brings_or_points_to_is_not_looked_at(app_with, upstream, algorithm):
    app, stranger = app_with(algorithm, KEYS[algorithm]()), KEYS[algorithm]("another")
    header = {
        "jwk": jwk(stranger, "mine"),
        "jku": "https://attacker.example/jwks.json",
        "x5u": "https://attacker.example/certificate.pem",
        "x5c": ["MIIB"],
        "kid": "mine",
    }

    with pytest.raises(WrongEndUserToken, match="does not fit the app's key"):
        user_id_in(app, signed(stranger, algorithm, header))
    assert user_id_in(app, signed(KEYS[algorithm](), algorithm, header)) == "u-1"


@pytest.mark.parametrize(
    ("algorithm", "key"),
    [
        ("RS256", rsa_key("small", 1024)),
        ("RS256", ec_key()),
        ("ES256", rsa_key()),
        ("ES256", ec_key("large", ec.SECP384R1())),
        ("ES256", ec_key("koblitz", ec.SECP256K1())),
    ],
)
def test_a_key_that_fits_no_rule_checks_nothing(app_with, algorithm, key):
    header, payload = part({"alg": algorithm}), part(claims())

    with pytest.raises(WrongEndUserToken, match="The app's public key cannot be used"):
        user_id_in(app_with(algorithm, key), f"{header}.{payload}.{'A' * 86}")


def test_text_that_is_no_key_checks_nothing(partner):
    app = make_app(partner, jwt_algorithm="RS256", jwt_public_key=private_pem(rsa_key()))

    with pytest.raises(WrongEndUserToken, match="This is a private key"):
        user_id_in(app, signed(rsa_key()))


def test_a_short_secret_in_the_row_checks_nothing(partner):
    app = make_app(partner, jwt_algorithm="HS256")
    app.jwt_secret = "short"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        token = jwt.encode(claims(), "short", "HS256")

    with pytest.raises(WrongEndUserToken, match="does not fit the app's key"):
        user_id_in(app, token)


@pytest.mark.parametrize("cut", [1, 32, 63])
def test_a_signature_that_is_cut_off_is_refused(app_with, cut):
    token = signed(ec_key(), "ES256")

    with pytest.raises(WrongEndUserToken):
        user_id_in(app_with("ES256", ec_key()), token[:-cut])
