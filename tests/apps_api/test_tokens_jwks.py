"""Keys that an app publishes: fetched from a real server, kept, changed, and missed."""

import threading
from contextlib import contextmanager

import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric import ec

from accounts.app_access.errors import AppKeysUnavailable, WrongEndUserToken
from accounts.app_access.tokens import user_id_in
from config import jwks as published
from config.jwks import fetching, held, keeping
from tests.apps_api.conftest import AppApi
from tests.apps_api.signing import ec_key, jwk, jwks, rsa_key, signed
from tests.factories import make_app
from tests.proxy.loopback import hang_up, http_answer, in_turn, provider

FIRST, SECOND = jwk(rsa_key(), "first"), jwk(rsa_key("second"), "second")
NOT_FETCHED = "The app's JWKS document cannot be fetched"


@pytest.fixture(autouse=True)
def _nothing_held():
    published.forget()


@pytest.fixture
def clock(monkeypatch):
    """Return the time that the documents are kept by, in a list that tests may move on."""
    now = [1_000.0]
    monkeypatch.setattr(held, "monotonic", lambda: now[0])
    return now


@contextmanager
def publishing(partner, *answers, algorithm="RS256"):
    """An app whose document a loopback server gives: one answer after the other, the last one for ever."""
    with provider(in_turn(*answers)) as server:
        url = f"{server.url}/.well-known/jwks.json"
        yield make_app(partner, jwt_algorithm=algorithm, jwks_url=url), server


def document(*listed):
    return http_answer(jwks(*listed))


def by(name, kid=None, **said):
    return signed(rsa_key(name), "RS256", {"kid": kid or name}, **said)


def test_one_document_serves_many_tokens(partner):
    with publishing(partner, document(FIRST, SECOND)) as (app, server):
        users = [user_id_in(app, by(name, user_id=name)) for name in ("first", "second", "first")]

    assert users == ["first", "second", "first"]
    assert [heard.target for heard in server.heard] == ["/.well-known/jwks.json"]
    assert "authorization" not in server.heard[0].headers


def test_es256_keys_are_read_too(partner):
    listed = jwk(ec_key(), "e")
    with publishing(partner, document(listed), algorithm="ES256") as (app, _):
        assert user_id_in(app, signed(ec_key(), "ES256", {"kid": "e"})) == "u-1"


def test_a_token_without_a_kid_is_taken_where_there_is_one_key(partner):
    with publishing(partner, document(FIRST, jwk(ec_key(), "e"))) as (app, _):
        assert user_id_in(app, signed(rsa_key())) == "u-1"


def test_a_token_without_a_kid_is_refused_where_there_are_two(partner):
    with (
        publishing(partner, document(FIRST, SECOND)) as (app, _),
        pytest.raises(WrongEndUserToken, match="names no kid"),
    ):
        user_id_in(app, signed(rsa_key()))


def test_a_kid_does_not_lend_its_name_to_another_key(partner):
    with (
        publishing(partner, document(FIRST, SECOND)) as (app, _),
        pytest.raises(WrongEndUserToken, match="does not fit the app's key"),
    ):
        user_id_in(app, by("second", kid="first"))


def test_two_keys_of_one_name_are_none(partner):
    with (
        publishing(partner, document(FIRST, SECOND | {"kid": "first"})) as (app, _),
        pytest.raises(WrongEndUserToken, match="lists no RS256 key"),
    ):
        user_id_in(app, by("first"))


@pytest.mark.parametrize("kid", ["../first", "first\0", "FIRST", "", "'; --"])
def test_a_kid_is_only_ever_compared(partner, kid):
    with (
        publishing(partner, document(FIRST)) as (app, server),
        pytest.raises(WrongEndUserToken, match="lists no RS256 key"),
    ):
        user_id_in(app, signed(rsa_key(), "RS256", {"kid": kid}))

    assert len(server.heard) == 1


# --- Rotation ---


def test_a_new_key_is_found_at_once_when_a_minute_has_passed(partner, clock):
    with publishing(partner, document(FIRST), document(FIRST, SECOND)) as (app, server):
        user_id_in(app, by("first"))
        clock[0] += 61
        assert user_id_in(app, by("second")) == "u-1"

    assert len(server.heard) == 2


def test_unknown_names_fetch_once_a_minute_at_most(partner, clock):
    with publishing(partner, document(FIRST)) as (app, server):
        for number in range(50):
            clock[0] += 2
            with pytest.raises(WrongEndUserToken):
                user_id_in(app, by("second", kid=f"made-up-{number}"))

    assert len(server.heard) == 2


def test_a_key_that_is_taken_away_is_refused_after_ten_minutes(partner, clock):
    with publishing(partner, document(FIRST), document(SECOND)) as (app, _):
        user_id_in(app, by("first"))
        clock[0] += 599
        assert user_id_in(app, by("first")) == "u-1"
        clock[0] += 2
        with pytest.raises(WrongEndUserToken, match="lists no RS256 key"):
            user_id_in(app, by("first"))


def test_the_apps_own_settings_count_at_once(partner):
    with publishing(partner, document(FIRST)) as (app, _):
        user_id_in(app, by("first"))
        with provider(document(SECOND)) as elsewhere:
            app.jwks_url = elsewhere.url
            with pytest.raises(WrongEndUserToken):
                user_id_in(app, by("first"))


# --- Documents that do not come ---

NO_DOCUMENTS = {
    "an error": http_answer(b"{}", "500 Internal Server Error"),
    "nothing": http_answer(b"", "404 Not Found"),
    "a redirect": http_answer(b"", "302 Found", "Location: https://elsewhere.example/"),
    "no JSON": http_answer(b"<html>"),
    "no object": http_answer(b"[]"),
    "no keys": http_answer(b"{}"),
    "keys that are no list": http_answer(b'{"keys": {}}'),
    "too many keys": http_answer(jwks(*[FIRST] * 101)),
    "depth": http_answer(b"[" * 100_000),
    "bytes": http_answer(b"\xff\xfe\x00"),
    "too much": http_answer(b" " * (fetching.LARGEST + 1)),
    "nobody": hang_up,
}


@pytest.mark.parametrize("answer", NO_DOCUMENTS.values(), ids=NO_DOCUMENTS)
def test_without_a_document_nobody_can_say(partner, answer):
    with publishing(partner, answer) as (app, server):
        response = AppApi(app, by("first")).read("tools")

    assert response.status_code == 502
    assert response.json()["error"]["code"] == "INTEGRATIONS_UPSTREAM_ERROR"
    assert response.json()["error"]["message"] == NOT_FETCHED
    assert len(server.heard) == 1


def test_a_failure_is_tried_again_after_ten_seconds_and_not_before(partner, clock):
    with publishing(partner, NO_DOCUMENTS["an error"], document(FIRST)) as (app, server):
        for _ in range(3):
            with pytest.raises(AppKeysUnavailable):
                user_id_in(app, by("first"))
        assert len(server.heard) == 1
        clock[0] += 10
        assert user_id_in(app, by("first")) == "u-1"


def test_the_last_good_document_serves_for_a_day(partner, clock):
    with publishing(partner, document(FIRST), NO_DOCUMENTS["an error"]) as (app, _):
        user_id_in(app, by("first"))
        clock[0] += 86_390
        assert user_id_in(app, by("first")) == "u-1"
        clock[0] += 61
        with pytest.raises(AppKeysUnavailable, match="cannot be fetched"):
            user_id_in(app, by("first"))


def test_an_old_document_does_not_make_up_for_a_token_that_expired(partner):
    with publishing(partner, document(FIRST)) as (app, _):
        token = by("first")
        user_id_in(app, token)
        with time_machine.travel(4_000_000_000), pytest.raises(Exception, match="expired"):
            user_id_in(app, token)


# --- Keys that are none ---

BAD_KEYS = {
    "a secret": {"kty": "oct", "k": "c2VjcmV0", "kid": "first"},
    "for encryption": FIRST | {"use": "enc"},
    "of another algorithm": FIRST | {"alg": "RS512"},
    "for signing": FIRST | {"key_ops": ["sign"]},
    "private": FIRST | {"d": "AQAB"},
    "too small": jwk(rsa_key("small", 1024), "first"),
    "of another curve": jwk(ec_key("large", ec.SECP384R1()), "first"),
    "without a modulus": {"kty": "RSA", "kid": "first", "e": "AQAB"},
    "with numbers": {"kty": "RSA", "kid": "first", "n": 7, "e": []},
    "with no numbers": {"kty": "RSA", "kid": "first", "n": "!", "e": "?"},
    "of an odd name": FIRST | {"kid": 7},
    "no object": "first",
    "nothing": None,
}


@pytest.mark.parametrize("listed", BAD_KEYS.values(), ids=BAD_KEYS)
def test_a_key_that_cannot_be_used_does_no_harm_to_the_others(partner, listed):
    with publishing(partner, document(listed, SECOND)) as (app, _):
        assert user_id_in(app, by("second")) == "u-1"
        with pytest.raises(WrongEndUserToken):
            user_id_in(app, by("first"))


# --- Waiting ---


@contextmanager
def hanging(partner):
    """An app whose server takes the question and does not answer until it is let go."""
    asked, go = threading.Event(), threading.Event()

    def behave(connection):
        asked.set()
        go.wait(20)

    with publishing(partner, behave) as (app, server):
        try:
            yield app, server, asked
        finally:
            go.set()


def test_a_server_that_hangs_holds_one_caller_and_only_for_seconds(partner, monkeypatch):
    monkeypatch.setattr(fetching, "TIMEOUT", (1.0, 0.5))
    with hanging(partner) as (app, server, _):
        for _ in range(3):
            with pytest.raises(AppKeysUnavailable):
                user_id_in(app, by("first"))

    assert len(server.heard) == 1


def test_no_more_than_a_few_wait_for_the_first_document(partner, monkeypatch):
    """The others are told at once; none of them asks the server as well."""
    monkeypatch.setattr(held, "LONGEST_WAIT", 0.2)
    with hanging(partner) as (app, server, asked):
        monkeypatch.setattr(fetching, "TIMEOUT", (1.0, 1.0))
        callers = [threading.Thread(target=quietly, args=(app,)) for _ in range(8)]
        callers[0].start()
        assert asked.wait(5)
        for caller in callers[1:]:
            caller.start()
        for caller in callers[1:]:
            caller.join(5)
        assert [caller.is_alive() for caller in callers[1:]] == [False] * 7
        callers[0].join(10)

    assert len(server.heard) == 1


def quietly(app):
    with pytest.raises(AppKeysUnavailable):
        user_id_in(app, by("first"))


def test_one_apps_server_that_hangs_keeps_no_other_app_waiting(partner):
    with hanging(partner) as (slow, _, asked):
        caller = threading.Thread(target=quietly, args=(slow,))
        caller.start()
        assert asked.wait(5)
        with publishing(partner, document(SECOND)) as (quick, _):
            assert user_id_in(quick, by("second")) == "u-1"
        assert caller.is_alive()
    caller.join(10)


def test_documents_that_hang_occupy_only_some_of_the_threads(partner, monkeypatch):
    monkeypatch.setattr(fetching, "_places", threading.BoundedSemaphore(1))
    with hanging(partner) as (slow, _, asked):
        caller = threading.Thread(target=quietly, args=(slow,))
        caller.start()
        assert asked.wait(5)
        with publishing(partner, document(SECOND)) as (other, server):
            with pytest.raises(AppKeysUnavailable):
                user_id_in(other, by("second"))
            assert server.heard == []
    caller.join(10)


def test_many_callers_at_once_fetch_once(partner):
    with publishing(partner, document(FIRST)) as (app, server):
        found, token = [], by("first")
        together = [
            threading.Thread(target=lambda: found.append(user_id_in(app, token))) for _ in range(3)
        ]
        for caller in together:
            caller.start()
        for caller in together:
            caller.join(10)

    assert found == ["u-1"] * 3
    assert len(server.heard) == 1


def test_no_more_than_so_many_documents_are_held(partner, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_HELD", 2)
    with publishing(partner, document(FIRST)) as (app, server):
        for kept in ("a", "b", "c", "a"):
            app.jwks_url = f"{server.url}/{kept}"
            user_id_in(app, by("first"))

    assert [heard.target for heard in server.heard] == ["/a", "/b", "/c", "/a"]


# --- Where it may be ---


def test_a_public_server_fetches_nothing_from_its_own_machine(partner, settings):
    settings.PUBLIC_IS_LOOPBACK = False
    with publishing(partner, document(FIRST)) as (app, server), pytest.raises(AppKeysUnavailable):
        user_id_in(app, by("first"))

    assert server.heard == []


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "[fd00:ec2::254]", "127.1"])
def test_what_is_inside_is_never_asked(partner, host):
    app = make_app(partner, jwt_algorithm="RS256", jwks_url=f"https://{host}/jwks.json")

    with pytest.raises(AppKeysUnavailable):
        user_id_in(app, by("first"))
