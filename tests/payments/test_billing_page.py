"""Settings > Billing with Stripe: from the link on the page to Stripe's own pages and back. # promise 103"""

from urllib.parse import urlsplit

import pytest
import requests

from tests.pages.conftest import logged_in
from tests.pages.html import Page

BILLING = "/settings/billing"


@pytest.fixture
def browser(subscription):
    return logged_in(subscription.partner.user)


def follow(browser, label):
    """Follow the link with this name on the Billing page, and return where it leads."""
    page = Page(browser.get(BILLING))
    href = next(a["href"] for a in page.all("a") if a.get("aria-label") == label)
    response = browser.get(href)
    assert response.status_code == 302
    return response["Location"]


def come_back(browser, url):
    """Open one of our own addresses that Stripe names."""
    parts = urlsplit(url)
    return Page(browser.get(f"{parts.path}?{parts.query}")).text


def test_pro_is_bought_on_the_page_and_used_when_stripe_says_so(stripe, browser, told):
    pay_page = follow(browser, "Buy Pro")
    assert requests.get(pay_page, timeout=5).status_code == 200
    paid = requests.post(pay_page, allow_redirects=False, timeout=5)

    waiting = come_back(browser, paid.headers["Location"])
    assert set(told()) == {200}
    arrived = come_back(browser, paid.headers["Location"])

    assert "Stripe is confirming your payment." in waiting
    assert "Plan Free Price" in waiting
    assert "Payment received: you are on the plan Pro." in arrived
    assert "Plan Pro Price" in arrived
    assert "Payment method Visa ending in 4242, expires 12/2031 Manage payment" in arrived
    assert "$49.00 paid PDF" in arrived


def test_who_leaves_the_payment_page_bought_nothing(stripe, browser):
    follow(browser, "Buy Pro")
    [session] = stripe.sessions.values()

    text = come_back(browser, session["cancel_url"])

    assert "You left the payment page before paying. Nothing was bought." in text
    assert "Plan Free Price" in text
    assert "Payment method None stored" in text


def test_a_failed_card_is_told_and_the_payment_lifts_it(stripe, browser, paying, told):
    stripe.fail_payment(paying.stripe_subscription_id)
    told()
    owing = Page(browser.get(BILLING))
    portal = browser.get(f"{BILLING}/portal")["Location"]

    stripe.pay(paying.stripe_subscription_id)
    told()

    assert "Payment past due since" in owing.text
    assert "Update payment method" in owing.text
    assert requests.get(portal, timeout=5).text == "<h1>Portal</h1>"
    assert "past due" not in Page(browser.get(BILLING)).text


def test_a_plan_cancelled_in_the_portal_runs_out(stripe, browser, paying, told):
    assert "/portal/" in follow(browser, "Cancel Pro and go back to Free")
    stripe.move(paying.stripe_subscription_id, cancel_at_period_end=True)
    told()
    running_out = Page(browser.get(BILLING)).text

    stripe.end(paying.stripe_subscription_id)
    told()

    assert "Plan Pro Cancelled: it ends on" in running_out
    assert "Plan Free Price Free of charge" in Page(browser.get(BILLING)).text


def test_a_stripe_that_hangs_keeps_nobody_waiting_and_is_asked_once(
    stripe, browser, paying, monkeypatch
):
    monkeypatch.setattr("billing.payments.client.IN_PASSING", (0.3, 0.3))
    stripe.asked.clear()
    stripe.seconds = 2

    text = Page(browser.get(BILLING)).text
    stripe.seconds = 0

    assert "Stripe does not tell us about payments at the moment" in text
    assert "Plan Pro Price" in text
    assert "Invoices" not in text
    assert len(stripe.asked) <= 1


def test_a_stripe_that_fails_leads_back_from_the_link(stripe, browser):
    stripe.fail(500)

    response = browser.get(f"{BILLING}/checkout/pro", follow=True)

    assert response.redirect_chain == [(BILLING, 302)]
    assert "Stripe cannot be reached at the moment. Nothing was changed" in Page(response).text
