"""Whoever has no password proves at the provider that it is them."""

import re
import time

import pytest
from django.test import Client

from accounts.models import ApiKey
from tests.pages.conftest import logged_in, logged_in_ago
from tests.pages.html import Page
from tests.pages.second_factor import add_app
from tests.pages.test_asked_again import ASKED, CODE_AGAIN, NEW
from tests.pages.test_every_page import check
from tests.sso.conftest import START, sign_on
from tests.sso.test_connecting import address_on

AGAIN = "/accounts/sso/again"


@pytest.fixture
def passwordless(linked):
    linked.set_unusable_password()
    linked.save()
    return linked


@pytest.fixture
def late(passwordless):
    browser = logged_in(passwordless)
    logged_in_ago(browser, passwordless, 601)
    return browser


# promise 80
def test_is_asked_at_the_provider_before_a_key_is_made(sso, late):
    assert late.get(NEW)["Location"] == f"{AGAIN}?next={NEW}"
    there = address_on(late.get(f"{AGAIN}?next={NEW}"))
    assert "prompt=login" in there
    assert "max_age=0" in there

    assert late.get(sso.log_in(there))["Location"] == NEW
    assert late.get(NEW).status_code == 200


def test_a_form_that_was_sent_goes_on_by_hand(sso, late):
    late.post(NEW, ASKED)
    page = late.get(sso.log_in(address_on(late.get(f"{AGAIN}?next={NEW}"))))
    assert "The form that you sent is still here" in check(page).text
    assert not ApiKey.objects.exists()

    made = late.post("/accounts/sso/resume", {"next": Page(page).value("next")})

    assert ApiKey.objects.get().name == "Server"
    assert re.search(r"sk_live_\w+", Page(made).text)


@pytest.mark.parametrize("auth_time", [None, 1_000_000_000, "now"])
def test_a_provider_that_did_not_ask_proves_nothing(sso, late, auth_time):
    sso.lies = {"auth_time": auth_time}

    response = late.get(sso.log_in(address_on(late.get(f"{AGAIN}?next={NEW}"))))

    assert response.status_code == 403
    assert "does not say that it has just asked" in check(response).text
    assert late.get(NEW).status_code == 302


def test_somebody_else_at_the_provider_proves_nothing(sso, late):
    sso.person["sub"] = "another"

    response = late.get(sso.log_in(address_on(late.get(f"{AGAIN}?next={NEW}"))))

    assert response.status_code == 403
    assert late.get(NEW).status_code == 302


def test_nothing_goes_on_that_was_not_proved(sso, late):
    late.post(NEW, ASKED)

    assert late.post("/accounts/sso/resume", {"next": NEW}).status_code == 302
    assert not ApiKey.objects.exists()


def test_whoever_has_a_second_factor_is_asked_for_that(sso, linked):
    browser = logged_in(linked)
    add_app(browser)
    logged_in_ago(browser, linked, 601)

    assert browser.get(NEW)["Location"] == f"{CODE_AGAIN}?next={NEW}"
    assert browser.get(AGAIN)["Location"].startswith("/accounts/reauthenticate/")


def test_a_password_is_another_way(sso, linked):
    browser = logged_in(linked)
    logged_in_ago(browser, linked, 601)

    page = Page(browser.get(f"/accounts/reauthenticate/?next={NEW}"))

    assert "log in again with single sign-on" in page.text


def test_a_log_in_counts_from_when_the_provider_asked(sso, linked):
    sso.lies = {"auth_time": int(time.time()) - 3600}
    browser, _ = sign_on(sso)

    assert browser.get("/settings").status_code < 400
    assert browser.get(NEW).status_code == 302


def test_a_log_in_a_moment_ago_is_enough(sso, passwordless):
    browser, _ = sign_on(sso, Client(), START)

    assert browser.get(NEW).status_code == 200
