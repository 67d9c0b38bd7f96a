"""What every page says to whoever owes a payment."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from billing.models import Plan, Subscription
from tests.factories import make_partner, subscribe
from tests.pages.conftest import logged_in
from tests.pages.html import Page

SINCE = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
OWED = {"status": "past_due", "past_due_since": SINCE}
PAGES = ["/settings/api-keys", "/settings/partner", "/settings/billing", "/accounts/email/"]
BANNER = (
    "Payment past due since 3 Nov 2026, 09:30 UTC . Every API call is refused with 402, except "
    "/health and /me , and nothing reaches a provider. These pages stay open, and calls work again "
    "as soon as the payment has arrived."
)


@pytest.mark.parametrize("path", PAGES)
def test_every_settings_page_says_what_is_blocked_and_since_when(partners_browser, partner, path):
    subscribe(partner, **OWED)

    page = Page(partners_browser.get(path))

    assert f"{BANNER} Please settle it with the people who run this server." in page.text
    assert [a["role"] for _, a in page.elements if a.get("role") == "alert"] == ["alert"]


def test_nobody_else_reads_it(browser, partner, client):
    subscribe(partner, **OWED)

    for someone in (browser, logged_in(make_partner().user), client):
        assert "past due" not in Page(someone.get("/settings/api-keys", follow=True)).text


def test_a_person_without_a_profile_reads_it_too(browser, user):
    plan = Plan.objects.get(family="personal", slug="pro")
    Subscription.objects.create(user=user, plan=plan, **OWED)

    assert BANNER in Page(browser.get("/settings/api-keys")).text


def test_what_calls_are_not_charged_to_blocks_none(browser, user):
    plan = Plan.objects.get(family="personal", slug="pro")
    Subscription.objects.create(user=user, plan=plan, **OWED)
    partner = make_partner(user=user)
    assert "past due" not in Page(browser.get("/settings/api-keys")).text

    Subscription.objects.filter(user=user).update(status="active")
    subscribe(partner, **OWED)
    assert "past due" in Page(browser.get("/settings/api-keys")).text

    partner.status = "deactivated"
    partner.save()
    assert "past due" not in Page(browser.get("/settings/api-keys")).text


def test_it_goes_with_the_payment(partners_browser, partner):
    subscription = subscribe(partner, **OWED)
    assert "past due" in Page(partners_browser.get("/settings/partner")).text

    Subscription.objects.filter(pk=subscription.pk).update(status="active", past_due_since=None)

    assert "past due" not in Page(partners_browser.get("/settings/partner")).text


def test_people_who_connect_an_account_do_not_read_what_a_partner_owes(partners_browser, partner):
    subscribe(partner, **(OWED | {"past_due_since": timezone.now()}))

    assert "past due" not in Page(partners_browser.get("/connect/no-session")).text
    assert "past due" not in Page(partners_browser.get("/nothing/here")).text
