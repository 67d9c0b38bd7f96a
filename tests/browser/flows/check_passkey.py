"""A passkey of the authenticator, with or instead of the password."""

import pytest

from tests.browser.flows.logging_in import give_password, log_out
from tests.browser.flows.looking import heading

pytestmark = pytest.mark.usefixtures("without_mail")
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def authenticator(page):
    """A device that can keep passkeys and whose owner is always willing."""
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    return wire.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE}), wire


@pytest.fixture
def passkey(page, ada, authenticator):
    """Ada with a passkey that logs in by itself, logged out again."""
    give_password(page)
    add_passkey(page)
    log_out(page)


def add_passkey(page, alone=True):
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label("Name").fill("Laptop")
    page.get_by_label("Log in with it instead of a password").set_checked(alone)
    with page.expect_navigation(url="**/recovery-codes/"):
        page.get_by_role("button", name="Add passkey").click()


# promise 80
def test_a_passkey_logs_in_without_a_password(page, passkey):
    with page.expect_navigation(url="**/settings/start"):
        page.get_by_role("button", name="Log in with a passkey").click()

    assert heading(page) == "Getting started"
    page.goto("/settings/profile")


def test_a_passkey_is_the_second_step_after_the_password(page, ada, authenticator):
    give_password(page)
    add_passkey(page, alone=False)
    log_out(page)

    give_password(page)
    assert heading(page) == "Second step"
    with page.expect_navigation(url="**/settings/start"):
        page.get_by_role("button", name="Use a passkey").click()


def test_a_browser_without_the_passkey_says_so_and_lets_the_person_try_again(
    page, ada, authenticator
):
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    page.get_by_text("No passkey was used. Try again, or go on another way.").wait_for()


def test_at_an_address_of_numbers_nobody_is_asked_for_what_cannot_work(page, server):
    page.goto(server.origin.replace("localhost", "127.0.0.1") + "/accounts/login/")

    page.get_by_text("only over https or on localhost, and never at an IP address").wait_for()
    assert page.get_by_role("button", name="Log in with a passkey").count() == 0
