"""Settings > Billing where Stripe takes the payments: method, invoices, plans to buy, and Stripe away."""

import pytest

from billing.models import Plan, Subscription
from tests.factories import make_partner, subscribe
from tests.pages.conftest import logged_in
from tests.pages.html import Page
from tests.pages.till import OPEN, PAID, Till, take_payments

BILLING = "/settings/billing"
PAYING = {"stripe_customer_id": "cus_1", "stripe_subscription_id": "sub_1"}


@pytest.fixture
def till(monkeypatch):
    return take_payments(monkeypatch, Till("pro"))


@pytest.fixture
def free(db):
    return make_partner(plan="free")


def page_of(partner, query=""):
    return Page(logged_in(partner.user).get(BILLING + query))


def links(page):
    """Return the ways out of the page by their names."""
    ways = [a for a in page.all("a") if a["href"].startswith(f"{BILLING}/")]
    return [(a["href"].removeprefix(BILLING), a.get("aria-label")) for a in ways]


def test_a_free_partner_may_buy_what_is_offered(till, free):
    page = page_of(free)

    assert links(page) == [("/checkout/pro", "Buy Pro")]
    assert "Payment There is nothing to pay on the plan Free. Change plan" in page.text
    assert (
        "Free your plan 1,000 calls a month at most 30 calls a minute Free of charge "
        "Calls are refused – Pro 100,000 calls a month at most 300 calls a minute Shown before you pay "
        "$0.50 per 1,000 calls Buy Enterprise Unlimited calls a month at most 1,000 calls a minute "
        "As agreed – On request"
    ) in page.text
    assert "A new plan counts from the next call on." in page.text
    assert till.asked == []


def test_a_paying_partner_sees_method_and_invoices_and_may_manage_and_cancel(till, partner):
    subscription = subscribe(partner, **PAYING)
    till.told = [PAID, OPEN]

    page = page_of(partner)

    assert (
        "Payment Payment method Visa ending in 4242, expires 07/2028 Manage payment Change plan"
    ) in page.text
    assert (
        "Invoices Number Date (UTC) Amount Status Document ACME-0002 1 Nov 2026 $22.50 paid PDF "
        "Not numbered yet 1 Oct 2026 1,234.00 EUR open Open"
    ) in page.text
    assert links(page) == [
        ("/portal", None),
        ("/portal", "Cancel Pro and go back to Free"),
    ]
    documents = [a for a in page.all("a") if a["href"].startswith("https://pay.stripe.example")]
    assert [a["href"] for a in documents] == [PAID.pdf_url, OPEN.page_url]
    assert till.asked == [("payment_method", subscription.pk), ("invoices", subscription.pk)]


def test_a_paying_partner_may_switch_to_another_offered_plan(till, partner):
    Plan.objects.create(
        family="partner", slug="scale", name="Scale", per_minute=600, per_month=1_000_000, price=99
    )
    till.slugs = ("pro", "scale")
    subscribe(partner, **PAYING)

    page = page_of(partner)

    assert ("/checkout/scale", "Switch to Scale") in links(page)
    assert "Scale 1,000,000 calls a month at most 600 calls a minute $99.00 a month" in page.text


def test_a_cancelled_plan_is_not_offered_for_cancelling_twice(till, partner):
    subscribe(partner, **PAYING, ends_at="2026-12-01T00:00Z")

    page = page_of(partner)

    assert "Plan Pro Cancelled: it ends on 1 Dec 2026, 00:00 UTC." in page.text
    assert "Calls are refused From 1 Dec 2026 Pro your plan" in page.text
    assert links(page) == [("/portal", None)]


def test_no_method_and_no_invoices_are_said(till, partner):
    till.method, till.told = None, []
    subscribe(partner, **PAYING)

    text = page_of(partner).text

    assert "Payment method None stored Manage payment Change plan" in text
    assert text.endswith("Invoices No invoices yet.")


def test_what_staff_assigned_is_not_theirs_to_buy_over(till, partner):
    subscribe(partner, "enterprise")
    till.slugs = ("pro", "enterprise")

    page = page_of(partner)

    assert (
        "Payment The plan Enterprise was assigned by the people who run this server. "
        "It is not paid here."
    ) in page.text
    assert links(page) == []
    assert page.text.count("On request") == 2
    assert till.asked == []


def test_a_former_customer_on_the_default_plan_sees_invoices_and_may_buy_again(till, free):
    subscribe(free, "free", stripe_customer_id="cus_1")

    page = page_of(free)

    assert links(page) == [("/portal", None), ("/checkout/pro", "Buy Pro")]
    assert "ACME-0002" in page.text
    assert "Cancel" not in page.text


@pytest.mark.parametrize("question", ["payment_method", "invoices"])
def test_stripe_away_takes_away_only_what_stripe_knows(till, partner, question):
    till.away = (question,)
    subscribe(partner, **PAYING)

    text = page_of(partner).text

    assert "Plan Pro Price As your invoices say" in text
    assert "This billing cycle Included 100,000 calls Used 0 calls" in text
    assert (
        "Payment Stripe does not tell us about payments at the moment, so payment method and "
        "invoices are not shown. Your plan and your calls are not affected. Change plan"
    ) in text
    assert "4242" not in text
    assert till.asked[-1][0] == question


def test_stripe_is_asked_on_no_other_page(till, partner):
    subscribe(partner, **PAYING, status="past_due")
    browser = logged_in(partner.user)

    for path in ("/settings/api-keys", "/settings/partner"):
        assert browser.get(path).status_code == 200

    assert till.asked == []


def test_whoever_owes_a_payment_is_led_to_where_it_is_made(till, partner):
    subscribe(partner, **PAYING, status="past_due", past_due_since="2026-11-03T09:30Z")

    for path in (BILLING, "/settings/api-keys"):
        page = Page(logged_in(partner.user).get(path))

        assert "past due since 3 Nov 2026, 09:30 UTC" in page.text
        assert "has arrived. Update payment method" in page.text
        assert links(page)[0] == ("/portal", None)


def test_whom_staff_marked_past_due_is_led_nowhere(till, partner):
    subscribe(partner, status="past_due")

    page = page_of(partner)

    assert "Payment past due. Every API call is refused" in page.text
    assert "Please settle it with the people who run this server." in page.text
    assert links(page) == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?plan=pro&checkout=done", "Stripe is confirming your payment. The plan changes here"),
        ("?plan=free&checkout=done", "Payment received: you are on the plan Free."),
        ("?plan=pro&checkout=cancelled", "You left the payment page before paying."),
    ],
)
def test_coming_back_from_stripe_is_told_as_it_is(till, free, query, said):
    assert said in page_of(free, query).text


@pytest.mark.parametrize("query", ["", "?plan=pro", "?checkout=%00", "?checkout=<b>"])
def test_other_addresses_say_nothing_about_a_payment(till, free, query):
    text = page_of(free, query).text

    assert "payment page" not in text
    assert "confirming" not in text
    assert "received" not in text


@pytest.mark.parametrize("status", ["active", "deactivated"])
def test_what_is_paid_for_without_use_is_told(till, partner, status):
    """Personal beside an active profile, and the profile's own once it is deactivated."""
    partner.status = status
    partner.save()
    plan = Plan.objects.get(family="personal", slug="pro")
    Subscription.objects.create(
        user=partner.user, plan=plan, stripe_customer_id="cus_2", stripe_subscription_id="sub_2"
    )
    subscribe(partner, **PAYING)

    page = page_of(partner)

    family = "personal" if status == "active" else "partner"
    assert f"You still pay for the {family} plan Pro, though no call is charged to it." in page.text
    assert ("/portal/unused", None) in links(page)


def test_what_is_not_paid_for_is_not_told(till, partner):
    plan = Plan.objects.get(family="personal", slug="pro")
    Subscription.objects.create(user=partner.user, plan=plan)

    assert "You still pay" not in page_of(partner).text


def test_the_statements_do_not_depend_on_who_takes_the_money(
    till, partner, django_assert_max_num_queries
):
    subscribe(partner, **PAYING)
    browser = logged_in(partner.user)
    browser.get(BILLING)

    with django_assert_max_num_queries(21):
        browser.get(BILLING)
