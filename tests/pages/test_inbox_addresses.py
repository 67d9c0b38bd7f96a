"""Settings > Inbox > What comes in > Addresses: what people paste into a provider's settings."""

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.models import ConnectedAccount, Event
from inbox.models import Subscription
from inbox.models.subscription import path_digest
from inbox.pages.feeds import addresses
from tests.factories import make_account, make_integration, make_partner
from tests.pages.conftest import logged_in_ago
from tests.pages.html import Page
from tests.pages.second_factor import AGAIN
from tests.pages.test_every_page import check

LIST = "/settings/inbox/feeds/github/hooks/addresses"


@pytest.fixture
def github(partner):
    return make_integration(make_account(partner, "user-7"), "github")


@pytest.fixture
def path(github):
    return f"{LIST}/{github.pk}"


def copied(browser, path):
    """Return what can be copied on a page: address and secret."""
    body = browser.get(path).content.decode()
    return [part.split("</code>")[0] for part in body.split('<code data-copy="Copy ')[1:]]


def test_active_connections_of_the_provider_are_listed(partners_browser, partner, github):
    make_integration(make_account(partner, "expired"), "github", status="expired")
    make_integration(make_account(partner, "slack"), "slack")
    make_integration(make_account(make_partner(), "theirs"), "github")

    page = check(partners_browser.get(LIST))

    links = [a["href"] for a in page.all("a") if a.get("href", "").startswith(f"{LIST}/")]
    assert links == [f"{LIST}/{github.pk}"]
    assert "user-7" in page.text


def test_connections_come_page_by_page(partners_browser, partner, github, monkeypatch):
    monkeypatch.setattr(addresses, "PAGE", 1)
    other = make_integration(make_account(partner, "user-8"), "github")

    page = check(partners_browser.get(LIST))
    older = next(a["href"] for a in page.all("a") if a.get("rel") == "next")

    assert "user-8" in page.text
    assert "user-7" in check(partners_browser.get(older)).text
    assert other.pk != github.pk


def test_none_says_that_an_address_belongs_to_a_connection(browser):
    assert "No connection to GitHub yet" in check(browser.get(LIST)).text


def test_looking_makes_nothing_and_a_button_makes_it_once(partners_browser, github, path):
    assert "There is no address yet" in check(partners_browser.get(path)).text
    assert not Subscription.objects.exists()

    partners_browser.post(path)
    made = copied(partners_browser, path)
    partners_browser.post(path)

    row = Subscription.objects.get()
    address = f"{settings.PUBLIC_URL}/api/v1/webhooks/github/{row.path_token}"
    assert (
        made == copied(partners_browser, path) == [f'address">{address}', f'secret">{row.secret}']
    )
    assert row.path_digest == path_digest(row.path_token)


def test_a_new_address_replaces_the_former_after_a_question(partners_browser, path):
    partners_browser.post(path)
    former = Subscription.objects.get()

    asked = check(partners_browser.get(f"{path}/renew"))
    partners_browser.post(f"{path}/renew")

    row = Subscription.objects.get()
    assert "Make a new address and secret?" in asked.text
    assert former.secret not in asked.text
    assert row.path_digest != former.path_digest
    assert row.secret != former.secret


def test_making_one_is_in_the_audit_log_without_either(partners_browser, partner, path):
    partners_browser.post(path)

    event, row = Event.objects.get(type="inbox.address_made"), Subscription.objects.get()
    assert (event.partner_id, event.actor_id) == (partner.pk, str(partner.user.pk))
    assert row.secret not in str(event.data)
    assert row.path_token not in str(event.data)


def test_whoever_logged_in_long_ago_is_asked_again(browser, user):
    own = make_integration(ConnectedAccount.objects.own_of(user), "github")
    path = f"{LIST}/{own.pk}"
    browser.post(path)
    assert len(copied(browser, path)) == 2
    logged_in_ago(browser, user, 601)

    for each in (path, f"{path}/renew"):
        assert browser.get(each)["Location"] == f"{AGAIN}?next={each}"


@pytest.mark.parametrize("more", ["", "/renew"])
def test_anybody_elses_connection_is_not_found(partners_browser, partner, more):
    theirs = make_integration(make_account(make_partner()), "github")
    own = make_integration(ConnectedAccount.objects.own_of(partner.user), "github")

    for each in (theirs, own):
        assert partners_browser.get(f"{LIST}/{each.pk}{more}").status_code == 404
        assert partners_browser.post(f"{LIST}/{each.pk}{more}").status_code == 404
    assert not Subscription.objects.exists()


def test_a_feed_without_such_addresses_has_no_such_page(partners_browser):
    assert (
        partners_browser.get(reverse("inbox_feed_addresses", args=["slack", "events"])).status_code
        == 404
    )


def test_a_feed_that_is_off_says_that_nothing_is_kept(partners_browser, path):
    partners_browser.post(path)

    assert "These events are switched off" in check(partners_browser.get(path)).text


def test_the_feeds_lead_to_the_addresses(partners_browser):
    assert LIST in [
        a.get("href") for a in Page(partners_browser.get("/settings/inbox/feeds")).all("a")
    ]
