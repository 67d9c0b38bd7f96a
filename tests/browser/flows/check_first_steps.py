"""From the sign-up to the first call, and to where that call is seen again."""

import re

import pytest
from django.core import mail

from tests.browser.flows.calls import Caller
from tests.browser.flows.connecting import go_on
from tests.browser.flows.logging_in import give_password, sign_up
from tests.browser.flows.looking import heading, notice, words

EMAIL = "ada@example.com"


@pytest.mark.usefixtures("without_mail")
def test_a_stranger_comes_from_sign_up_to_a_call_in_the_log(page, server, sandbox):
    sign_up(page, EMAIL)
    assert mail.outbox == []
    assert heading(page) == "Getting started"
    assert notice(page) == f"Your account is made, and you are logged in as {EMAIL}."

    key = become_partner(page)
    caller = Caller(server.origin, key)
    assert caller.status("me") == 200
    make_account(page, "user-42")
    assert heading(page) == "user-42"
    connect_google(page)
    assert heading(page) == "Your Google Workspace account is connected"
    page.goto("/settings")
    assert heading(page) == "Getting started"
    assert "Run it and load this page again" in words(page)

    answer = caller.get("gmail/messages?limit=1", "user-42")

    assert answer.status_code == 200
    page.goto("/settings")
    assert heading(page) == "API keys"
    page.get_by_role("link", name="Start", exact=True).click()
    assert page.get_by_text("done", exact=True).count() == 5
    page.get_by_role("link", name="See your usage").click()
    assert (
        page.get_by_role("row", name="Google Workspace").get_by_role("cell").first.inner_text()
        == "1"
    )
    page.get_by_role("link", name="Requests: Google Workspace").click()
    page.get_by_role("link", name="GET /api/v1/gmail/messages").click()
    assert heading(page).replace("\n", "") == "GET /api/v1/gmail/messages"
    assert answer.headers["X-Request-Id"] in words(page)


def become_partner(page):
    """Register from the first step; return the key that is shown, after copying it."""
    page.get_by_role("link", name="Register").click()
    page.get_by_label("Company name").fill("Acme")
    page.get_by_label("Website").fill("acme.example")
    page.get_by_role("button", name="Register and create key").click()
    page.get_by_role("button", name="Copy key").click()
    page.get_by_role("button", name="Copied").wait_for()
    key = page.locator("[data-copy='Copy key']").inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == key
    page.get_by_role("link", name="I have stored it").click()
    return key


def make_account(page, external_id):
    """Make an account from the next step, which Getting started names."""
    assert heading(page) == "Getting started"
    page.get_by_role("link", name="Create account").click()
    page.get_by_label("External ID").fill(external_id)
    page.get_by_role("button", name="Create account").click()


def connect_google(page):
    """Make a link, open it as its person would, and allow everything at the provider."""
    page.get_by_role("link", name="Start", exact=True).click()
    page.get_by_role("link", name="Make a link to Google Workspace").click()
    page.get_by_role("button", name="Make link").click()
    go_on(page, page.locator("[data-copy='Copy link']").inner_text())
    page.get_by_role("button", name="Allow").click()


def test_where_mail_is_sent_an_address_is_verified_before_its_first_log_in(page):
    sign_up(page, EMAIL)

    assert heading(page) == "Look into your mailbox"
    assert [message.to for message in mail.outbox] == [[EMAIL]]
    page.goto(re.search(r"https?://\S+", mail.outbox[0].body)[0])
    page.get_by_role("button").click()
    give_password(page, EMAIL)
    assert heading(page) == "Getting started"
