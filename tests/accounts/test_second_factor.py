"""A second factor at log-in: of an app, or a recovery code; and those who try to do without."""

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection

from accounts.models import Event
from config.vault import form_of, sealing_form
from tests.factories import make_user
from tests.pages.conftest import PASSWORD, logged_in
from tests.pages.html import Page
from tests.pages.second_factor import (
    ADD_APP,
    CODES,
    SECOND,
    add_app,
    code_of,
    first_step,
    is_logged_in,
    shown_secret,
)


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def user(db):
    return make_user(email="ada@example.com", password=PASSWORD)


@pytest.fixture
def protected(user):
    """Return the secret of the person's app and their recovery codes."""
    return add_app(logged_in(user))


@pytest.fixture
def half_in(user, protected):
    """Return a browser whose person gave the password and nothing more."""
    return first_step(user)


# promise 80
def test_the_password_alone_no_longer_logs_in(half_in):
    assert half_in.answer["Location"] == SECOND
    for path in ("/settings/profile", "/settings/api-keys", "/settings/api-keys/new"):
        assert half_in.get(path)["Location"].startswith("/accounts/login/"), path
    assert half_in.get("/admin/")["Location"].startswith("/admin/login/")
    assert half_in.post("/settings/api-keys/new", {"name": "x"}).status_code == 302


def test_the_code_of_the_app_does(half_in, protected):
    response = half_in.post(SECOND, {"code": code_of(protected[0], ahead=1)})

    assert response["Location"].startswith("/settings")
    assert is_logged_in(half_in)


def test_a_code_is_good_once(user, protected):
    code = code_of(protected[0], ahead=1)
    first, second = first_step(user), first_step(user)
    first.post(SECOND, {"code": code})

    answer = second.post(SECOND, {"code": code})

    assert "Incorrect code" in Page(answer).text
    assert (is_logged_in(first), is_logged_in(second)) == (True, False)


def test_a_code_is_good_once_though_the_cache_forgets(user, protected):
    code = code_of(protected[0], ahead=1)
    first_step(user).post(SECOND, {"code": code})
    cache.clear()
    second = first_step(user)

    second.post(SECOND, {"code": code})

    assert not is_logged_in(second)


def test_the_code_that_set_the_app_up_is_used_as_well(user):
    with time_machine.travel(1_800_000_010, tick=False):
        secret, _ = add_app(logged_in(user))
        browser = first_step(user)
        browser.post(SECOND, {"code": code_of(secret)})

        assert not is_logged_in(browser)


@pytest.mark.parametrize("ahead", [-3, -2, 2, 3])
def test_a_code_of_another_time_is_refused(user, ahead):
    with time_machine.travel(1_800_000_000, tick=False):
        secret, _ = add_app(logged_in(user))
    with time_machine.travel(1_800_000_900, tick=False):
        browser = first_step(user)
        browser.post(SECOND, {"code": code_of(secret, ahead=ahead)})

        assert not is_logged_in(browser)


def test_a_recovery_code_works_once(user, protected):
    code = protected[1][0]
    first, second = first_step(user), first_step(user)
    first.post(SECOND, {"code": code})
    second.post(SECOND, {"code": code})

    assert (is_logged_in(first), is_logged_in(second)) == (True, False)


def test_recovery_codes_are_shown_once(user, protected):
    browser = first_step(user)
    browser.post(SECOND, {"code": code_of(protected[0], ahead=1)})

    page = Page(browser.get(CODES))

    assert len(protected[1]) == 10
    assert [code for code in protected[1] if code in page.text] == []
    assert browser.get(f"{CODES}download/").status_code == 403


def test_recovery_codes_can_be_saved_as_a_file(user):
    browser = logged_in(user)
    add_app(browser)
    browser.post(f"{CODES}generate/")
    answer = browser.get(CODES)

    [link] = [a for a in Page(answer).all("a") if "download" in a]
    assert link["href"].startswith("data:text/plain")
    assert link["href"].count("%0A") >= 10
    assert "no-store" in answer["Cache-Control"]


def test_new_recovery_codes_end_the_old_ones(user, protected):
    browser = first_step(user)
    browser.post(SECOND, {"code": protected[1][0]})
    browser.post(f"{CODES}generate/")
    other = first_step(user)

    other.post(SECOND, {"code": protected[1][1]})

    assert not is_logged_in(other)


def test_wrong_codes_are_limited_also_by_recovery_codes(user, protected):
    said = []
    for n in range(6):
        browser = first_step(user)
        said.append(Page(browser.post(SECOND, {"code": f"{n:06}"})).text)

    assert "Too many" not in said[4]
    assert "Too many" in said[5]
    assert Event.objects.filter(type="user.second_factor_failed").count() == 5
    browser = first_step(user)
    browser.post(SECOND, {"code": protected[1][0]})
    assert not is_logged_in(browser)


@pytest.mark.parametrize("code", ["", "\0", "½" * 6, "1" * 500, "١٢٣٤٥٦", "' OR 1=1"])
def test_odd_codes_are_only_wrong(half_in, code):
    assert half_in.post(SECOND, {"code": code}).status_code == 200
    assert not is_logged_in(half_in)


def test_the_half_way_is_forgotten_after_a_while(half_in, protected):
    with time_machine.travel(1_900_000_000, tick=False):
        half_in.post(SECOND, {"code": code_of(protected[0])})

        assert not is_logged_in(half_in)


def test_another_persons_code_is_wrong(half_in):
    other = make_user(email="eve@example.com", password=PASSWORD)
    secret, codes = add_app(logged_in(other))

    for code in (code_of(secret, ahead=1), codes[0]):
        half_in.post(SECOND, {"code": code})

    assert not is_logged_in(half_in)


def test_the_session_gets_a_new_key_at_each_step(user, protected, client):
    client.get("/accounts/login/")
    client.cookies["sessionid"] = "0" * 32
    browser = first_step(user, client)
    half = browser.session.session_key
    browser.post(SECOND, {"code": code_of(protected[0], ahead=1)})

    assert "0" * 32 not in (half, browser.session.session_key)
    assert half != browser.session.session_key
    assert not Session.objects.filter(pk=half).exists()


# promise 80
def test_no_secret_is_kept_readable(user):
    browser = logged_in(user)
    page = browser.get(ADD_APP).content.decode()
    session = str(dict(browser.session.items()))
    secret, codes = add_app(browser)
    seed = Authenticator.objects.get(type="recovery_codes")

    waiting = shown_secret(page)
    assert waiting not in session
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM mfa_authenticator")
        kept = str(cursor.fetchall())
    assert [text for text in (secret, *codes) if text in kept] == []
    assert form_of(seed.data["seed"]) == sealing_form()
    assert secret not in str(dict(browser.session.items()))


def test_a_secret_copied_to_another_person_does_not_open(user, protected):
    other = make_user(email="eve@example.com", password=PASSWORD)
    add_app(logged_in(other))
    mine = Authenticator.objects.get(user=user, type="totp")
    Authenticator.objects.filter(user=other, type="totp").update(data=mine.data)
    browser = first_step(other)

    answer = browser.post(SECOND, {"code": code_of(protected[0], ahead=1)})

    assert answer.status_code == 200
    assert "Incorrect code" in Page(answer).text
    assert not is_logged_in(browser)


def test_whoever_takes_the_app_away_logs_in_with_the_password(user, protected):
    browser = first_step(user)
    browser.post(SECOND, {"code": code_of(protected[0], ahead=1)})
    browser.post("/accounts/2fa/totp/deactivate/")

    assert not Authenticator.objects.exists()
    assert is_logged_in(first_step(user))
