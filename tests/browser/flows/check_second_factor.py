"""A code of an app beside the password, on a phone."""

import pytest

from tests.browser.flows.logging_in import give_code, give_password, log_out
from tests.browser.flows.looking import fits, heading, words
from tests.pages.second_factor import code_of

pytestmark = pytest.mark.usefixtures("without_mail")


@pytest.fixture
def page(page):
    page.set_viewport_size({"width": 380, "height": 800})
    return page


@pytest.fixture
def app(page, ada):
    """Ada with an app, logged out again; gives its secret and the recovery codes."""
    give_password(page)
    page.goto("/settings/profile")
    page.get_by_role("link", name="Add an authenticator app").click()
    assert fits(page)
    secret = page.locator("[data-copy='Copy secret']").inner_text()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Add app").click()
    codes = page.locator("[data-copy='Copy codes']").inner_text().split()
    page.get_by_role("link", name="I have stored them").click()
    log_out(page)
    return secret, codes


def test_a_mistyped_code_asks_again_for_the_same_app(page, ada):
    give_password(page)
    page.goto("/accounts/2fa/totp/activate/")
    secret = page.locator("[data-copy='Copy secret']").inner_text()
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Add app").click()

    assert page.locator("[data-copy='Copy secret']").inner_text() == secret
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Add app").click()
    assert heading(page) == "Recovery codes"


# promise 80
def test_a_log_in_asks_for_the_code_and_takes_no_wrong_one(page, app):
    give_password(page)
    assert heading(page) == "Second step"
    assert fits(page)

    give_code(page, "123456")
    assert heading(page) == "Second step"
    assert "Incorrect code." in words(page)

    give_code(page, code_of(app[0], 1))
    assert heading(page) == "Getting started"


def test_a_recovery_code_logs_in_once(page, app):
    give_password(page)
    give_code(page, app[1][0])
    assert heading(page) == "Getting started"
    page.goto("/settings/profile")
    assert "9 unused" in words(page)
    log_out(page)

    give_password(page)
    give_code(page, app[1][0])

    assert heading(page) == "Second step"
    assert "Incorrect code." in words(page)
