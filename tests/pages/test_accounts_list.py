"""Settings > Connected accounts: the list."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from accounts.models import ConnectedAccount, Partner
from integrations import browsing
from integrations.pages.accounts import list as list_page
from tests.factories import make_account, make_integration, make_partner
from tests.pages.html import Page
from tests.pages.test_every_page import check

LIST = "/settings/accounts"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202eevil\u202c مرحبا",
    "a/b?c=d&e=#f%00",
    "🦊" * 60,
    "x" * 255,
    "it's {{ 7 }} {% now %}",
]


def shown(browser, query=""):
    return check(browser.get(f"{LIST}{query}"))


@pytest.fixture
def five(partner):
    made = [make_account(partner, f"user-{n}") for n in range(5)]
    for number, account in enumerate(made):
        moment = NOON + timedelta(minutes=number)
        ConnectedAccount.objects.filter(pk=account.pk).update(created_at=moment)
    return made


def texts(response, tag):
    """Return the text of every element of a kind that holds text alone."""
    body = response.content.decode()
    return [part.split(f"</{tag}>")[0] for part in body.split(f"<{tag}>")[1:]]


def ids(browser, query=""):
    return texts(browser.get(f"{LIST}{query}"), "bdi")


def test_accounts_are_listed_newest_first_with_what_they_connected(partners_browser, five):
    make_integration(five[0], "google")
    make_integration(five[0], "github", status="expired")

    page = shown(partners_browser)

    assert ids(partners_browser) == ["user-4", "user-3", "user-2", "user-1", "user-0"]
    assert "user-0 GitHub expired Google Workspace active" in page.text
    assert "user-1 None" in page.text
    links = [a["href"] for a in page.all("a") if a.get("class") == "mono"]
    assert links == [f"{LIST}/{account.pk}" for account in reversed(five)]


def test_another_partners_accounts_and_own_ones_are_not_there(partners_browser, partner):
    make_account(make_partner(), "theirs")
    ConnectedAccount.objects.own_of(partner.user)

    page = shown(partners_browser)

    assert "No connected accounts yet" in page.text
    assert "theirs" not in page.text


def test_pages_go_older_and_back(partners_browser, five, monkeypatch):
    monkeypatch.setattr("integrations.pages.accounts.list.PAGE", 2)
    older = next_of(partners_browser.get(LIST), "next")
    assert older[0] == ["user-4", "user-3"]
    second = next_of(partners_browser.get(older[1]), "next")
    assert second[0] == ["user-2", "user-1"]
    third = next_of(partners_browser.get(second[1]), "prev")
    assert third[0] == ["user-0"]
    assert next_of(partners_browser.get(third[1]), "prev")[0] == ["user-2", "user-1"]


def next_of(response, rel):
    links = [a["href"] for a in Page(response).all("a") if a.get("rel") == rel]
    return texts(response, "bdi"), f"{LIST}{links[0].removeprefix(LIST)}" if links else ""


def test_accounts_of_one_moment_are_each_on_one_page(partners_browser, partner, five, monkeypatch):
    monkeypatch.setattr("integrations.pages.accounts.list.PAGE", 2)
    ConnectedAccount.objects.update(created_at=NOON)
    found, address = [], LIST
    while address:
        there, address = next_of(partners_browser.get(address), "next")
        found += there

    assert sorted(found) == [f"user-{n}" for n in range(5)]


def test_a_beginning_of_the_external_id_finds_accounts(partners_browser, partner, five):
    for name in ("User-1", "user-10", "other", "user_1", "us"):
        make_account(partner, name)

    assert ids(partners_browser, "?search=user-1") == ["user-10", "user-1"]
    assert ids(partners_browser, "?search=%25") == []
    assert ids(partners_browser, "?search=user_") == ["user_1"]
    assert ids(partners_browser, "?search=us") == [
        "us", "user_1", "user-10", "user-4", "user-3", "user-2", "user-1", "user-0"
    ]  # fmt: skip


def test_a_beginning_that_many_share_is_looked_through(
    partners_browser, partner, five, monkeypatch
):
    monkeypatch.setattr(browsing, "FEW", 2)
    make_account(partner, "other")

    assert ids(partners_browser, "?search=user-") == [f"user-{n}" for n in (4, 3, 2, 1, 0)]


def test_provider_and_status_are_those_of_one_integration(partners_browser, five):
    make_integration(five[0], "google", status="expired")
    make_integration(five[0], "github")
    make_integration(five[1], "google")

    assert ids(partners_browser, "?status=expired") == ["user-0"]
    assert ids(partners_browser, "?provider=google") == ["user-1", "user-0"]
    assert ids(partners_browser, "?provider=github&status=expired") == []
    assert ids(partners_browser, "?provider=google&status=expired&search=user-0") == ["user-0"]


def test_looking_through_ends_early_and_goes_on(partners_browser, five, monkeypatch):
    monkeypatch.setattr(browsing, "SEARCHED", 2)
    monkeypatch.setattr(browsing, "RARE", 0)
    make_integration(five[0], "google", status="revoked")

    found, address, steps = [], f"{LIST}?status=revoked", 0
    while address:
        response = partners_browser.get(address)
        links = {a.get("rel", a.get("class")): a["href"] for a in Page(response).all("a")}
        found += texts(response, "bdi")
        address = links.get("next") or further(links.get("button second", ""))
        steps += 1

    assert found == ["user-0"]
    assert steps == 3


def test_what_is_rare_is_found_at_once(partners_browser, five, monkeypatch):
    monkeypatch.setattr(browsing, "SEARCHED", 2)
    monkeypatch.setattr(browsing, "RARE", 2)
    make_integration(make_account(make_partner(), "of others"), "google", status="revoked")
    make_integration(five[0], "google", status="revoked")
    make_integration(five[1], "github", status="active")

    assert ids(partners_browser, "?status=revoked") == ["user-0"]
    assert ids(partners_browser, "?provider=google") == ["user-0"]
    assert ids(partners_browser, "?provider=github&status=active") == ["user-1"]
    assert ids(partners_browser, "?provider=slack") == []


def test_rare_ones_fill_pages_too(partners_browser, partner, five, monkeypatch):
    monkeypatch.setattr(list_page, "PAGE", 2)
    for account in five:
        make_integration(account, "google", status="expired")

    first = partners_browser.get(f"{LIST}?status=expired")
    [onward] = [a["href"] for a in Page(first).all("a") if a.get("rel") == "next"]

    assert texts(first, "bdi") == ["user-4", "user-3"]
    assert texts(partners_browser.get(onward), "bdi") == ["user-2", "user-1"]


def further(address):
    return address if "cursor=" in address else ""


@pytest.mark.parametrize("cursor", ["x", "é", "AAAA", "_" * 40, "\0", "A" * 33, "9" * 5000])
def test_a_cursor_of_nobody_shows_the_newest(partners_browser, five, cursor):
    page = Page(partners_browser.get(LIST, {"cursor": cursor}))

    assert "The address of that page is not one we gave" in page.text
    assert "user-4" in page.text


@pytest.mark.parametrize(
    "query", ["?provider=nobody", "?status=dead", "?search=%00", "?search=" + "x" * 256]
)
def test_a_filter_that_cannot_be_read_is_named(partners_browser, five, query):
    page = shown(partners_browser, query)

    assert "user-4" not in page.text
    assert any(a.get("class") == "errorlist" for a in page.all("ul"))


def test_nothing_found_offers_to_clear_the_filters(partners_browser, five):
    page = shown(partners_browser, "?search=nobody")

    assert "No account matches these filters" in page.text
    assert {"class": "button second", "href": LIST} in page.all("a")


def test_hostile_names_are_text(partners_browser, partner):
    for name in HOSTILE:
        make_account(partner, name, display_name=name)

    body = partners_browser.get(LIST).content.decode()
    page = shown(partners_browser)

    assert "<script>alert" not in body
    assert "<img" not in body
    assert page.all("img") == []
    for name in HOSTILE:
        assert " ".join(name.split()) in page.text
        found = partners_browser.get(LIST, {"search": name})
        assert len([a for a in Page(found).all("a") if a.get("class") == "mono"]) == 1


def test_without_a_partner_profile_the_page_says_what_it_is_for(browser):
    page = shown(browser)

    assert "For partners With a partner profile your app can let its own users connect" in page.text
    assert {"/settings/partner", "/settings/integrations"} <= {a["href"] for a in page.all("a")}


def test_a_deactivated_profile_shows_nothing(partners_browser, partner, five):
    Partner.objects.update(status="deactivated")

    page = shown(partners_browser)

    assert "Your partner profile is deactivated" in page.text
    assert "user-4" not in page.text


def test_a_suspended_profile_looks_and_is_offered_nothing(partners_browser, partner, five):
    Partner.objects.update(status="suspended")

    page = shown(partners_browser)

    assert "suspended: its accounts can be looked at, and not changed" in page.text
    assert "user-4" in page.text
    assert "Create account" not in page.text


def test_filters_stay_in_the_addresses_of_pages(partners_browser, five, monkeypatch):
    monkeypatch.setattr("integrations.pages.accounts.list.PAGE", 2)

    _, older = next_of(partners_browser.get(f"{LIST}?search=user-"), "next")

    assert parse_qs(urlsplit(older).query)["search"] == ["user-"]


def test_many_accounts_take_no_more_statements(
    partners_browser, partner, django_assert_num_queries
):
    for number in range(60):
        make_integration(make_account(partner, f"user-{number}"), "github")
    partners_browser.get(LIST)

    # who (3), what is owed, accounts, integrations
    with django_assert_num_queries(6):
        partners_browser.get(LIST)
