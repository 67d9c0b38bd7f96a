"""Light or dark, as each browser chose."""

import pytest
from django.test import Client

from config.error_pages import not_found
from tests.pages.conftest import logged_in
from tests.pages.html import Page

CHOOSE = "/theme"


def html_of(response):
    return Page(response).all("html")[0]


def pressed(response):
    buttons = Page(response).all("button")
    return [b["value"] for b in buttons if b.get("aria-pressed") == "true"]


@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_a_choice_holds_on_every_page_of_ours(browser, chosen):
    answer = browser.post(CHOOSE, {"theme": chosen, "next": "/settings/usage?days=7"})

    assert (answer.status_code, answer["Location"]) == (302, "/settings/usage?days=7")
    for path in ("/settings/api-keys", "/nothing/here", "/connect/no-session"):
        assert html_of(browser.get(path)) == {"lang": "en", "data-theme": chosen}
    assert pressed(browser.get("/settings/api-keys")) == [chosen]


def test_the_system_decides_until_and_after_a_choice(browser):
    before = browser.get("/settings/api-keys")
    browser.post(CHOOSE, {"theme": "dark"})
    browser.post(CHOOSE, {"theme": "system"})
    after = browser.get("/settings/api-keys")

    assert html_of(before) == html_of(after) == {"lang": "en"}
    assert pressed(before) == pressed(after) == ["system"]


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["", "blue", '"><script>', "Dark", "\x00"])
def test_what_is_no_theme_is_none(client, value):
    client.cookies["theme"] = value

    assert html_of(client.get("/")) == {"lang": "en"}
    assert client.post(CHOOSE, {"theme": value}).cookies["theme"].value == ""


@pytest.mark.django_db
def test_a_stranger_chooses_too_and_the_cookie_holds_nothing_else(client):
    cookie = client.post(CHOOSE, {"theme": "dark"}).cookies["theme"]

    assert (cookie.value, cookie["samesite"], cookie["max-age"]) == ("dark", "Lax", 31536000)
    assert html_of(client.get("/")) == {"lang": "en", "data-theme": "dark"}


@pytest.mark.parametrize(
    "next_page", ["", "//evil.example", "https://evil.example/x", "javascript:1"]
)
@pytest.mark.django_db
def test_nobody_is_sent_elsewhere(client, next_page):
    assert client.post(CHOOSE, {"theme": "dark", "next": next_page})["Location"] == "/"


def test_a_choice_is_a_form_of_ours(user):
    browser = Client(enforce_csrf_checks=True)

    assert browser.post(CHOOSE, {"theme": "dark"}).status_code == 403
    assert browser.get(CHOOSE).status_code == 405


def test_a_page_that_is_seen_once_does_not_offer_to_leave_it(user):
    browser = logged_in(user)
    sent = {"name": "CI", "kind": "personal", "access": "everything", "expires": "never"}

    page = Page(browser.post("/settings/api-keys/new", sent))

    assert [form for form in page.all("form") if form.get("action") == CHOOSE] == []


def test_pages_for_everybody_are_the_same_for_everybody(client, rf):
    client.cookies["theme"] = "dark"

    page = Page(client.get("/docs/quickstart"))

    assert page.all("html") == [{"lang": "en"}]
    assert {"src": "/static/theme.js"} in page.all("script")
    error = not_found(rf.get("/x", HTTP_COOKIE="theme=dark"), None)
    assert html_of(error)["data-theme"] == "dark"
