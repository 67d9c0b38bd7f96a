"""How deliveries prove themselves: tokens of a shared secret, stamped signatures, passwords, and several ways."""

import hmac
import json
from base64 import b64encode, urlsafe_b64encode
from hashlib import sha256

import pytest

from providers.spec import Delivery, Forged
from providers.verifying.basic import Basic
from providers.verifying.comparing import equal
from providers.verifying.either import Either
from providers.verifying.hmacs import Hmac
from providers.verifying.shared_jwt import SharedJwt
from providers.verifying.stamped import Stamped

NOW = 1_795_000_000.0
SECRET = "secret-of-the-client"
BODY = b'{"told": true}'


def delivery(body=BODY, **headers):
    return Delivery("POST", "https://patchbay.example/api/v1/webhooks/x", headers, {}, body)


def part(members):
    text = members if isinstance(members, bytes) else json.dumps(members).encode()
    return urlsafe_b64encode(text).decode().rstrip("=")


def token(claims, secret=SECRET, digest=sha256, **head):
    signed = f"{part({'alg': 'HS256', 'typ': 'JWT', **head})}.{part(claims)}"
    made = hmac.new(secret.encode(), signed.encode(), digest).digest()
    return f"{signed}.{urlsafe_b64encode(made).decode().rstrip('=')}"


def passes(check, given, secrets=(SECRET,)):
    try:
        check.verify(given, secrets, NOW)
    except Forged:
        return False
    return True


def with_token(text, scheme="Bearer"):
    return passes(SharedJwt(), delivery(Authorization=f"{scheme} {text}"))


@pytest.mark.parametrize("scheme", ["Bearer", "JWT", "bearer"])
@pytest.mark.parametrize(
    "claims", [{"iat": NOW, "exp": NOW + 180}, {"iat": NOW - 200}, {"exp": NOW - 200}]
)
def test_a_token_of_now_is_right(scheme, claims):
    assert with_token(token(claims), scheme)


# promise 111
@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"iat": NOW - 301},
        {"iat": NOW + 301, "exp": NOW + 400},
        {"iat": NOW - 900, "exp": NOW - 301},
        {"exp": str(NOW + 100)},
        {"iat": True},
        [NOW],
        b"not json",
        b"\xff\xfe",
    ],
)
def test_a_token_of_another_time_or_of_none_is_refused(claims):
    assert not with_token(token(claims))


# promise 111
@pytest.mark.parametrize(
    "head", [{"alg": "none"}, {"alg": "HS512"}, {"alg": None}, {"crit": ["x"]}]
)
def test_the_token_does_not_choose_its_algorithm(head):
    assert not with_token(token({"iat": NOW}, **head))


@pytest.mark.parametrize(
    "text",
    [
        token({"iat": NOW}, secret="another"),
        token({"iat": NOW}).rpartition(".")[0] + ".",
        token({"iat": NOW})[:-2],
        token({"iat": NOW}) + ".more",
        token({"iat": NOW, "filler": "x" * 9_000}),
        "",
    ],
)
def test_a_token_that_the_secret_did_not_make_is_refused(text):
    assert not with_token(text)


def test_a_token_of_another_scheme_is_refused():
    assert not with_token(token({"iat": NOW}), "Basic")
    assert not passes(SharedJwt(), delivery())


def stamped(moment=NOW, secret=SECRET, body=BODY):
    signed = f"{moment:.0f}.".encode() + body
    return hmac.new(secret.encode(), signed, sha256).hexdigest()


def with_stamp(text, secrets=(SECRET,)):
    return passes(Stamped("X-Stamp", window=180), delivery(**{"X-Stamp": text}), secrets)


def test_a_stamped_signature_is_right_among_others_and_by_any_secret():
    assert with_stamp(f"t={NOW:.0f},v1={stamped()}")
    assert with_stamp(f"t={NOW:.0f}, v0=abc, v1=wrong, v1={stamped()}")
    assert with_stamp(f"t={NOW:.0f},v1={stamped()}", ("new", SECRET))


# promise 111
@pytest.mark.parametrize(
    "text",
    [
        f"t={NOW - 181:.0f},v1={stamped(NOW - 181)}",
        f"t={NOW + 181:.0f},v1={stamped(NOW + 181)}",
        f"t={NOW - 1:.0f},v1={stamped()}",
        f"t={NOW:.0f},v1={stamped(secret='another')}",
        f"t={NOW:.0f},v1={stamped(body=b'other')}",
        f"t={NOW:.0f},v0={stamped()}",
        f"t={NOW:.0f},v1=",
        f"v1={stamped()}",
        f"t=,v1={stamped()}",
        f"t={NOW:.0f}," + "v1=x," * 20 + f"v1={stamped()}",
        ",,,",
    ],
)
def test_a_stamped_signature_of_another_time_secret_or_body_is_refused(text):
    assert not with_stamp(text)


def basic(pair):
    return delivery(Authorization=f"Basic {b64encode(pair).decode()}")


def test_a_password_is_right_whatever_name_is_beside_it():
    assert passes(Basic(), basic(f"anybody:{SECRET}".encode()))
    assert not passes(Basic(), basic(f"{SECRET}:anything".encode()))


@pytest.mark.parametrize("pair", [b"name:", b"name", b":wrong", b"\xff:\xff"])
def test_another_password_or_none_is_refused(pair):
    assert not passes(Basic(), basic(pair))


@pytest.mark.parametrize("text", ["", "Basic", "Basic !!", f"Bearer {SECRET}"])
def test_a_header_without_a_password_is_refused(text):
    assert not passes(Basic(), delivery(Authorization=text))


def test_no_secret_lets_nothing_pass():
    assert not passes(Basic(), basic(b"name:"), ())
    assert not with_stamp(f"t={NOW:.0f},v1={stamped(secret='')}", ())


def test_of_several_ways_the_one_that_came_counts():
    signature = hmac.new(SECRET.encode(), BODY, sha256).hexdigest()
    either = Either((("X-Sign", Hmac("X-Sign")), ("Authorization", SharedJwt())))
    right = f"Bearer {token({'iat': NOW})}"

    assert passes(either, delivery(**{"X-Sign": signature}))
    assert passes(either, delivery(Authorization=right))
    assert not passes(either, delivery(**{"X-Sign": "wrong", "Authorization": right}))
    assert not passes(either, delivery())


def test_half_a_surrogate_pair_equals_nothing():
    assert not equal("\ud800", SECRET)
