"""Where a person is logged in, and that they are asked again after a while."""

import pytest

from tests.browser.flows.logging_in import give_password, log_out
from tests.browser.flows.looking import heading, words
from tests.browser.people import LONG_AGO
from tests.pages.conftest import PASSWORD

pytestmark = pytest.mark.usefixtures("without_mail")


@pytest.fixture
def lost_phone(new_context, ada):
    """Another browser in which Ada is logged in."""
    other = new_context().new_page()
    give_password(other)
    return other


# promise 80
def test_a_session_that_is_ended_elsewhere_is_thrown_out(page, lost_phone):
    give_password(page)
    page.goto("/settings/profile")
    page.get_by_role("button", name="Log out on").click()

    lost_phone.goto("/settings/profile")

    assert heading(lost_phone) == "Log in"
    assert page.get_by_role("button", name="Log out on").count() == 0


def test_log_out_everywhere_leaves_only_this_browser(page, lost_phone, new_context):
    third = new_context().new_page()
    give_password(third)
    give_password(page)
    page.goto("/settings/profile")

    page.get_by_role("button", name="Log out everywhere else").click()

    for other in (lost_phone, third):
        other.goto("/settings/api-keys")
        assert heading(other) == "Log in"
    page.goto("/settings/api-keys")
    assert heading(page) == "API keys"


def test_who_logged_out_finds_no_page_by_the_way_back(page, ada):
    give_password(page)
    page.goto("/settings/profile")
    log_out(page)
    assert "You are logged out." in words(page)

    page.go_back()

    assert heading(page) == "Log in"


def test_a_key_is_made_only_by_who_said_lately_who_they_are(page, ada, log_in_as):
    log_in_as(ada, LONG_AGO)
    page.goto("/settings/api-keys")
    page.get_by_role("link", name="Create key").click()
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()

    assert heading(page) == "Create key"
    page.get_by_role("textbox", name="Name").fill("Production")
    page.get_by_role("button", name="Create key").click()
    assert heading(page) == "Key created"


def test_a_form_that_took_too_long_is_not_typed_again(page, ada, log_in_as):
    log_in_as(ada)
    page.goto("/settings/api-keys/new")
    page.get_by_role("textbox", name="Name").fill("Production")
    log_in_as(ada, LONG_AGO)
    page.get_by_role("button", name="Create key").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()

    assert heading(page) == "Key created"
    assert "Production" in words(page)
