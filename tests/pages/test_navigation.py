"""The list of pages beside every settings page."""

import pytest
from django.urls import reverse

from accounts.navigation import GROUPS
from tests.factories import make_account, make_key
from tests.pages.html import Page

NAMES = [name for _, entries in GROUPS for _, name in entries]


def current(browser, path):
    """Return what is marked as the page one is on, or as the one above it."""
    links = Page(browser.get(path)).all("a")
    return [(a["href"], a["aria-current"]) for a in links if "aria-current" in a]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_one_is_on_is_marked(browser, name):
    url = reverse(name)

    assert current(browser, url) == [(url, "page")]


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/settings/api-keys/new", "/settings/api-keys"),
        ("/accounts/email/", "/settings/profile"),
        ("/accounts/password/change/", "/settings/profile"),
        ("/accounts/2fa/totp/activate/", "/settings/profile"),
    ],
)
def test_below_a_page_the_one_above_is_marked(browser, path, above):
    assert current(browser, path) == [(above, "true")]


def test_a_partners_pages_are_marked_as_their_lists(partners_browser, partner):
    account = make_account(partner)
    make_key(partner)
    key = partner.user.api_keys.get()

    shown = [
        current(partners_browser, reverse(name, args=[row.pk]))
        for name, row in [("accounts_show", account), ("api_key_revoke", key)]
    ]

    assert shown == [[("/settings/accounts", "true")], [("/settings/api-keys", "true")]]


def test_the_menu_button_opens_the_list_without_a_script(browser):
    page = Page(browser.get("/settings/usage"))

    (button,) = [b for b in page.all("button") if "popovertarget" in b]
    (listed,) = [a for _, a in page.elements if "popover" in a]
    assert button["popovertarget"] == listed["id"]
    assert button["type"] == "button"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/docs", "/connect/no-session"])
def test_strangers_and_bare_pages_have_no_list(client, path):
    page = Page(client.get(path))

    assert "pages" not in page.ids
