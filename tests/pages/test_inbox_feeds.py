"""Settings > Inbox > What comes in: the feeds, switched on and off."""

import pytest
from django.utils import timezone

from accounts.models import ConnectedAccount, Event
from inbox.models import FeedChoice, Subscription
from inbox.pages.feeds import rows as feed_rows
from inbox.pages.feeds import switch
from inbox.pages.feeds.rows import every_feed
from integrations.credentials import row_of
from providers.oauth_apps import ClientCredentials
from providers.registry import find
from tests.factories import make_account, make_app, make_integration, make_partner, make_user
from tests.pages.conftest import logged_in
from tests.pages.html import Page
from tests.pages.test_every_page import check

FEEDS = "/settings/inbox/feeds"
SLACK = f"{FEEDS}/slack/events/switch"
CALENDLY = f"{FEEDS}/calendly/bookings/switch"


@pytest.fixture
def signed(monkeypatch):
    """Have everything set up that feeds need of the operator."""
    for module in (feed_rows, switch):
        monkeypatch.setattr(module, "missing", lambda provider, feed: ())


def text_of(browser):
    return check(browser.get(FEEDS)).text


def subscribed(account, **fields):
    integration = make_integration(account, "calendly")
    row = Subscription(integration=integration, feed="bookings", **fields)
    row.draw_secrets()
    row.save()
    return row


def test_every_feed_is_listed_with_what_it_needs(partners_browser, signed):
    page = check(partners_browser.get(FEEDS))

    for provider, feed in every_feed():
        assert f"{provider.name}, {feed.name}" in [
            button.get("aria-label", "").partition(": ")[2] for button in page.all("button")
        ]
        assert feed.permission in page.text


def test_what_is_not_set_up_says_which_variable_is_missing_and_cannot_be_switched_on(
    partners_browser, partner
):
    text = text_of(partners_browser)
    partners_browser.post(SLACK, {"on": "1"})

    assert "has not set WEBHOOK_SECRET_SLACK" in text
    assert not FeedChoice.objects.exists()


def test_switching_one_on_and_off_is_kept_and_in_the_audit_log(partners_browser, partner, signed):
    partners_browser.post(CALENDLY, {"on": "1"})
    said = text_of(partners_browser)
    partners_browser.post(SLACK, {"on": "0"})

    assert "Calendly: Booked and cancelled meetings switched on" in said
    assert {(c.provider, c.feed, c.is_on) for c in FeedChoice.objects.filter(partner=partner)} == {
        ("calendly", "bookings", True),
        ("slack", "events", False),
    }
    told = Event.objects.filter(type="inbox.feed_switched", partner_id=partner.pk)
    assert [event.actor_id for event in told] == [str(partner.user.pk)] * 2


def test_a_person_without_a_profile_chooses_for_themselves(browser, user, signed):
    browser.post(SLACK, {"on": "0"})

    assert [(c.user, c.partner, c.is_on) for c in FeedChoice.objects.all()] == [(user, None, False)]


@pytest.mark.parametrize("path", [f"{FEEDS}/slack/nothing/switch", f"{FEEDS}/nobody/events/switch"])
def test_a_feed_that_there_is_not_is_not_found(partners_browser, path):
    assert partners_browser.get(path).status_code == 404
    assert partners_browser.post(path, {"on": "1"}).status_code == 404
    assert not FeedChoice.objects.exists()


def test_a_suspended_partner_switches_nothing(partners_browser, partner, signed):
    partner.status, partner.suspended_at = "suspended", timezone.now()
    partner.save()

    partners_browser.post(SLACK, {"on": "0"})

    assert not FeedChoice.objects.exists()


def test_connections_that_bring_it_are_counted_and_nobody_elses(partners_browser, partner, signed):
    for number, status in enumerate(("active", "active", "expired")):
        make_integration(make_account(partner, f"u{number}"), "slack", status=status)
    make_integration(make_account(make_partner()), "slack")
    make_integration(ConnectedAccount.objects.own_of(partner.user), "slack")
    subscribed(make_account(partner, "u9"), status="active")

    text = text_of(partners_browser)

    assert "2 connections with that permission" in text
    assert "1 connection that this server has asked Calendly to tell of" in text


def test_connections_through_an_apps_own_client_are_not_counted_and_it_says_so(
    partners_browser, partner, signed
):
    credentials, slack = ClientCredentials("client-of-the-app", "its-secret"), find("slack")
    mine = make_integration(make_account(partner, "u1"), "slack")
    make_integration(make_account(partner, "u2"), "slack")
    before = text_of(partners_browser)

    mine.tokens.update(client=row_of(slack, credentials, make_app(partner)))
    after = text_of(partners_browser)

    assert "2 connections with that permission" in before
    assert "Left out" not in before
    assert "1 connection with that permission" in after
    assert after.count("Left out Connections through OAuth credentials of your own apps") == 1


def test_what_a_provider_refuses_is_told_with_its_reason(partners_browser, partner, signed):
    subscribed(
        make_account(partner, "user-7"), status="failing", problem="The plan has no webhooks"
    )
    subscribed(make_account(make_partner(), "theirs"), status="failing", problem="Theirs")

    text = text_of(partners_browser)

    assert "Refused user-7 : The plan has no webhooks" in text
    assert "heirs" not in text


def test_neither_address_nor_secret_of_a_subscription_is_on_the_page(
    partners_browser, partner, signed
):
    row = subscribed(make_account(partner, "user-7"), status="failing", problem="No")

    body = partners_browser.get(FEEDS).content.decode()

    assert row.path_token not in body
    assert row.secret not in body


def test_the_page_takes_as_many_statements_for_many_connections(
    partners_browser, partner, signed, django_assert_max_num_queries
):
    subscribed(make_account(partner, "u"), status="failing", problem="No")
    partners_browser.get(FEEDS)
    with django_assert_max_num_queries(30) as one:
        partners_browser.get(FEEDS)
    for number in range(5):
        subscribed(make_account(partner, f"u{number}"), status="failing", problem="No")

    with django_assert_max_num_queries(30) as many:
        partners_browser.get(FEEDS)

    assert len(many) <= len(one)


def test_nobody_switches_for_another(db, partner, signed):
    logged_in(make_user()).post(SLACK, {"on": "0"})

    assert not FeedChoice.objects.filter(partner=partner).exists()


def test_the_page_is_reached_from_the_inbox(browser):
    assert FEEDS in [a.get("href") for a in Page(browser.get("/settings/inbox")).all("a")]


# promise 71
def test_what_is_refused_of_a_test_account_is_marked_and_counts_as_no_connection(
    partners_browser, partner, signed, settings
):
    settings.SANDBOX_ON = True
    account = make_account(partner, "ci", live=False)
    subscribed(account, status="failing", problem="No webhooks")
    subscribed(make_account(partner, "ci-2", live=False), status="active")

    page = check(partners_browser.get(FEEDS))

    assert "ci test : No webhooks" in page.text
    assert "1 connection" not in page.text
