"""An app is made, and its server and one of its users call: from nothing to a checked token."""

import pytest
import requests

from tests.apps_api.conftest import token_of
from tests.browser.flows.looking import heading, notice, words


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    with page.expect_navigation():
        page.get_by_role("link", name=name, exact=True).click()


def status(base, path, credential):
    headers = {"Authorization": f"Bearer {credential}"}
    return requests.get(f"{base}/{path}", headers=headers, timeout=20).status_code


@pytest.fixture
def overview(page, ada, partner, log_in_as):
    """Ada at the page of the app she just made; returns its address in the API."""
    log_in_as(ada)
    page.goto("/settings/apps")
    follow(page, "Create app")
    page.get_by_label("Name").fill("Web shop")
    press(page, "Create app")
    assert heading(page) == "Web shop"
    return page.locator("code[data-copy]").nth(1).inner_text()


def test_a_key_waits_until_the_app_called(page, overview):
    follow(page, "Create key")
    page.get_by_label("Name").fill("Production")
    press(page, "Create key")
    raw = page.locator("[data-copy='Copy key']").inner_text()

    follow(page, "I have stored it")
    assert "waiting for first call" in words(page)
    assert status(overview, "config", raw) == 200
    page.reload()

    assert "waiting for first call" not in words(page)
    assert "1 call –" in words(page)


def test_a_secret_is_made_and_a_token_checked_with_it(page, overview):
    follow(page, "End-user tokens")
    assert not page.get_by_label("Audience").is_visible()
    page.get_by_label("HS256").check()
    assert not page.get_by_label("Public key").is_visible()
    page.get_by_label("Audience").fill("shop")
    press(page, "Save settings")
    secret = page.locator("[data-copy='Copy secret']").inner_text()
    good = token_of("user-7", secret, aud="shop")

    follow(page, "I have stored it")
    page.get_by_label("Token", exact=True).fill(token_of("user-7", secret, aud="elsewhere"))
    press(page, "Check token")
    assert "This token is refused" in words(page)
    assert "failed Audience (aud)" in words(page)
    page.get_by_label("Token", exact=True).fill(good)
    press(page, "Check token")

    assert "This token is good" in words(page)
    assert good not in page.content()
    assert status(overview, "connections", good) == 200


def test_a_toolkit_is_found_and_switched_on(page, overview):
    follow(page, "Toolkits")
    page.get_by_label("Find a toolkit").fill("linear")
    page.get_by_role("button", name="Apply").click()
    follow(page, "Set up Linear")
    press(page, "Switch on")

    assert notice(page) == "Linear switched on"
    assert page.get_by_role("link", name="Change Linear").count() == 1
