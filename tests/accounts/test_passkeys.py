"""Passkeys: added, used as a second step or alone; copied, foreign and malformed ones refused."""

import html
import json
import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.factories import make_user
from tests.pages.conftest import PASSWORD, logged_in
from tests.pages.passkey import Passkey
from tests.pages.second_factor import SECOND, first_step, is_logged_in, verified

ADD, ALONE = "/accounts/2fa/webauthn/add/", "/accounts/2fa/webauthn/login/"
PROFILE = "/settings/profile"


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def user(db):
    return make_user(email="ada@example.com", password=PASSWORD)


@pytest.fixture
def passkey(user):
    return add(logged_in(verified(user)))


def options_on(response):
    found = re.search(r'data-options="([^"]*)"', response.content.decode())[1]
    return json.loads(html.unescape(found))["publicKey"]


def add(browser, passkey=None, **changes):
    passkey = passkey or Passkey()
    said = passkey.created(options_on(browser.get(ADD)))
    browser.answer = send(browser, ADD, said | changes, name="Laptop", passwordless="on")
    return passkey


def send(browser, path, said, **fields):
    return browser.post(path, {"credential": json.dumps(said), **fields})


def asked_alone(browser):
    answer = browser.get(ALONE, headers={"accept": "application/json"})
    return answer.json()["request_options"]["publicKey"]


def test_logs_in_as_the_second_step(user, passkey):
    browser = first_step(user)
    assert not is_logged_in(browser)

    send(browser, SECOND, passkey.used(options_on(browser.get(SECOND))))

    assert is_logged_in(browser)


def test_logs_in_alone(user, passkey, client):
    send(client, ALONE, passkey.used(asked_alone(client)))

    assert is_logged_in(client)


def test_what_was_said_once_is_not_good_again(user, passkey, client):
    said = passkey.used(asked_alone(client))
    send(client, ALONE, said)
    other = Client()
    asked_alone(other)

    send(other, ALONE, said)

    assert not is_logged_in(other)


# promise 80
def test_a_copy_shows_itself_by_its_counter(user, passkey, client):
    passkey.count = 7
    send(client, ALONE, passkey.used(asked_alone(client)))
    assert Authenticator.objects.get(type="webauthn").data["sign_count"] == 8
    copy, other = passkey, Client()
    copy.count = 3

    send(other, ALONE, copy.used(asked_alone(other)))

    assert not is_logged_in(other)
    assert Authenticator.objects.get(type="webauthn").data["sign_count"] == 8


def test_a_passkey_that_never_counts_works(user, passkey):
    for _ in range(2):
        browser = Client()
        passkey.count = -1
        send(browser, ALONE, passkey.used(asked_alone(browser)))
        assert is_logged_in(browser)


def test_another_persons_passkey_is_refused(user, passkey):
    other = make_user(email="eve@example.com", password=PASSWORD)
    foreign = add(logged_in(other))
    browser = first_step(user)

    send(browser, SECOND, foreign.used(options_on(browser.get(SECOND))))
    assert not is_logged_in(browser)

    foreign.user_id, stranger = passkey.user_id, Client()
    send(stranger, ALONE, foreign.used(asked_alone(stranger)))
    assert not is_logged_in(stranger)


@pytest.mark.parametrize("origin", ["https://evil.example", "http://testserver", "null", ""])
def test_a_passkey_that_was_asked_for_elsewhere_is_refused(user, passkey, client, origin):
    send(client, ALONE, passkey.used(asked_alone(client), origin=origin))

    assert not is_logged_in(client)


def test_nobody_removes_or_renames_another_persons(user, passkey):
    key = Authenticator.objects.get(type="webauthn")
    eve = logged_in(make_user(email="eve@example.com"))

    for what in ("remove", "edit"):
        path = f"/accounts/2fa/webauthn/keys/{key.pk}/{what}/"
        assert (eve.get(path).status_code, eve.post(path, {"name": "x"}).status_code) == (404, 404)
    key.refresh_from_db()
    assert key.data["name"] == "Laptop"


def test_is_renamed_and_removed_by_its_owner(user):
    browser = logged_in(user)
    add(browser)
    path = f"/accounts/2fa/webauthn/keys/{Authenticator.objects.get(type='webauthn').pk}"

    browser.post(f"{path}/edit/", {"name": "Phone <b>"})
    assert "Phone &lt;b&gt;" in browser.get(PROFILE).content.decode()
    browser.post(f"{path}/remove/")
    assert not Authenticator.objects.exists()


def test_only_what_is_needed_is_kept(user):
    add(logged_in(user), note="\0 junk", more=["x"] * 9)

    kept = Authenticator.objects.get(type="webauthn").data["credential"]
    assert set(kept) == {"id", "rawId", "type", "response", "clientExtensionResults"}


MALFORMED = [
    None,
    [],
    {},
    "x",
    7,
    {"id": 1},
    {"id": "\0", "rawId": "\0", "type": "public-key", "response": {}},
    {"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30"}},
    {"id": "AA", "rawId": "AA", "type": "public-key", "response": []},
    {"id": "AA", "response": {"userHandle": "////", "clientDataJSON": "!"}},
    {"x": "y" * 100_000},
]


def test_malformed_ones_are_refused_in_words_everywhere(user, passkey):
    inside, half, outside = logged_in(user), first_step(user), Client()
    pages = {ADD: inside, "/accounts/2fa/webauthn/reauthenticate/": inside}
    pages |= {SECOND: half, ALONE: outside}
    good = passkey.used({"challenge": "AAAA"})
    broken = [
        good | {"response": good["response"] | {name: bad}}
        for name in good["response"]
        for bad in ("", "AA", 7, None, "\0")
    ]

    wrong = [
        (path, said, status)
        for path, browser in pages.items()
        for said in [*MALFORMED, *broken]
        if (status := send(browser, path, said).status_code) not in (200, 302, 429)
    ]

    assert wrong == []
    assert Authenticator.objects.filter(type="webauthn").count() == 1
    assert not is_logged_in(outside)
