"""A person follows a connect link to a provider and back, or not back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from connect.models import ConnectSession
from integrations.models import Integration
from tests.browser.flows.connecting import allow, deny, go_on
from tests.browser.flows.keyboard import Keyboard
from tests.browser.flows.looking import fits, heading, notice, words

CONNECTED = "Your GitHub account is connected"


@pytest.fixture
def link(sandbox, caller, account):
    return caller.connect_link(account)


def ended():
    """Return how the only session ended."""
    return ConnectSession.objects.values_list("status", "error").get()


def let_it_expire():
    ConnectSession.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def test_on_a_phone_a_person_sees_who_asks_agrees_and_is_connected(page, link, caller):
    page.set_viewport_size({"width": 380, "height": 800})

    page.goto(link)
    assert heading(page) == "Acme asks to connect your GitHub account"
    assert fits(page)
    page.get_by_role("link", name="Continue to GitHub").click()
    allow(page, "Aiko")

    assert heading(page) == CONNECTED
    assert "Acme now acts as aiko-tanaka" in words(page)
    assert fits(page)
    assert caller.status("github/repos", "user-42") == 200


def test_all_of_it_goes_by_keyboard(page, link):
    keyboard = Keyboard(page)
    page.goto(link)

    keyboard.press("Continue to GitHub")
    keyboard.press("Allow")

    assert heading(page) == CONNECTED


def test_all_of_it_goes_without_javascript(new_context, link):
    page = new_context(java_script_enabled=False).new_page()

    go_on(page, link)
    allow(page)

    assert heading(page) == CONNECTED


def test_who_denies_it_at_the_provider_connects_nothing(page, link):
    go_on(page, link)
    deny(page)

    assert heading(page) == "You did not allow it"
    assert ended() == ("failed", "access_denied")
    assert not Integration.objects.exists()


def test_who_cancels_connects_nothing_and_finds_the_way_back(page, link):
    page.goto(link)
    page.get_by_role("button", name="Cancel").click()

    assert heading(page) == "Nothing was connected"
    assert ended() == ("failed", "access_denied")
    back = page.get_by_role("link", name="Back to Acme")
    assert back.get_attribute("href").startswith("https://acme.example")


def test_a_link_that_is_too_old_says_so(page, link):
    let_it_expire()

    page.goto(link)

    assert heading(page) == "This link has expired"


def test_who_takes_too_long_at_the_provider_is_told_so(page, link):
    go_on(page, link)
    let_it_expire()
    allow(page)

    assert heading(page) == "This link has expired"
    assert not Integration.objects.filter(status="active").exists()


# promise 1
def test_a_link_opens_no_second_time(page, link):
    go_on(page, link)
    allow(page)
    page.goto(link)

    assert heading(page) == "This link was used already"


def test_of_two_tabs_the_one_that_went_on_last_connects(page, context, link):
    second = context.new_page()
    go_on(page, link)
    go_on(second, link)

    allow(page)
    assert heading(page) == "This link is not known here"
    assert "opened again in another tab" in words(page)
    allow(second)

    assert heading(second) == CONNECTED


def test_another_browser_cannot_finish_what_this_one_began(page, new_context, link):
    go_on(page, link)
    other = new_context().new_page()
    other.goto(page.url)
    allow(other)

    assert heading(other) == "Please go on in the browser you began with"
    assert not Integration.objects.filter(status="active").exists()
    allow(page)
    assert heading(page) == CONNECTED


# promise 19
def test_another_person_than_before_is_asked_about_and_confirmed(
    page, link, caller, account, ada, log_in_as
):
    go_on(page, link)
    allow(page, "Mara")
    go_on(page, caller.connect_link(account))
    allow(page, "Tomás")
    assert "Another GitHub account was connected here before" in words(page)

    log_in_as(ada)
    page.goto("/settings/accounts")
    page.get_by_role("link", name="user-42").click()
    assert notice(page).startswith("Somebody else is connected than before.")
    page.get_by_role("button", name="This is right: GitHub").click()

    assert notice(page) == "GitHub: confirmed"
    assert "Somebody else" not in words(page)
    assert not Integration.objects.get().account_mismatch
