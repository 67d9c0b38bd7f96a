"""The links from Settings > Billing to checkout and portal: own subscription, offered plans, on purpose."""

import pytest
from django.conf import settings

from billing.models import Plan, Subscription
from tests.factories import make_partner, subscribe
from tests.pages.conftest import logged_in
from tests.pages.html import Page
from tests.pages.till import Till, take_payments

BILLING = "/settings/billing"
BUY_PRO = f"{BILLING}/checkout/pro"
PORTAL = f"{BILLING}/portal"
BACK = f"{settings.PUBLIC_URL}{BILLING}"
PAYING = {"stripe_customer_id": "cus_1", "stripe_subscription_id": "sub_1"}


@pytest.fixture
def till(monkeypatch):
    return take_payments(monkeypatch, Till("pro", "team"))


@pytest.fixture
def free(db):
    return make_partner(plan="free")


def went(response):
    return response.status_code, response["Location"]


def test_buying_leads_to_the_payment_page_and_back(till, free):
    response = logged_in(free.user).get(BUY_PRO)

    assert went(response) == (302, "https://pay.stripe.example/checkout/pro")
    assert till.asked == [("checkout_url", free.subscription.pk, "pro", f"{BACK}?plan=pro")]
    assert "no-store" in response["Cache-Control"]


def test_a_person_without_a_row_gets_one_on_buying(till, browser, user):
    response = browser.get(f"{BILLING}/checkout/team")

    assert went(response) == (302, "https://pay.stripe.example/checkout/team")
    made = Subscription.objects.get(user=user)
    assert (made.plan.family, made.plan.slug) == ("personal", "free")
    assert till.asked == [("checkout_url", made.pk, "team", f"{BACK}?plan=team")]


def test_the_portal_opens_for_a_customer_past_due_or_not(till, partner):
    subscription = subscribe(partner, **PAYING, status="past_due")

    response = logged_in(partner.user).get(PORTAL)

    assert went(response) == (302, "https://pay.stripe.example/portal")
    assert till.asked == [("portal_url", subscription.pk, BACK)]


def test_the_portal_opens_for_what_is_paid_without_use(till, partner):
    partner.status = "deactivated"
    partner.save()
    subscription = subscribe(partner, **PAYING)
    browser = logged_in(partner.user)

    assert browser.get(PORTAL).status_code == 404
    assert browser.get(f"{PORTAL}/unused").status_code == 302
    assert till.asked == [("portal_url", subscription.pk, BACK)]


@pytest.mark.parametrize(
    "path",
    [
        f"{BILLING}/checkout/enterprise",  # not offered
        f"{BILLING}/checkout/team",  # of the other family
        f"{BILLING}/checkout/nothing",
        PORTAL,  # never paid
        f"{PORTAL}/unused",
    ],
)
def test_what_is_not_on_the_page_is_not_found(till, free, path):
    assert logged_in(free.user).get(path).status_code == 404
    assert till.asked == []


def test_what_staff_assigned_is_not_bought_over(till, partner):
    subscribe(partner, "enterprise")

    assert logged_in(partner.user).get(BUY_PRO).status_code == 404
    assert till.asked == []


def test_the_plan_one_has_is_not_bought_again(till, partner):
    subscribe(partner, **PAYING)

    assert went(logged_in(partner.user).get(BUY_PRO)) == (302, BILLING)
    assert till.asked == []


def test_nobody_reaches_anybody_elses_subscription(till, partner, free):
    subscribe(partner, **PAYING)

    assert logged_in(free.user).get(PORTAL).status_code == 404
    logged_in(free.user).get(BUY_PRO)

    assert [about[1] for about in till.asked] == [free.subscription.pk]


@pytest.mark.parametrize("path", [BUY_PRO, PORTAL, f"{PORTAL}/unused"])
def test_strangers_log_in_first(till, client, db, path):
    assert went(client.get(path)) == (302, f"/accounts/login/?next={path}")
    assert till.asked == []


@pytest.mark.parametrize("path", [BUY_PRO, PORTAL, f"{PORTAL}/unused"])
def test_without_a_till_the_links_lead_nowhere(path, partner):
    subscribe(partner, "free", **PAYING)

    assert logged_in(partner.user).get(path).status_code == 404


@pytest.mark.parametrize(
    "headers", [{"Sec-Purpose": "prefetch;prerender"}, {"Purpose": "prefetch"}]
)
def test_a_browser_that_runs_ahead_makes_nothing(till, free, headers):
    response = logged_in(free.user).get(BUY_PRO, headers=headers)

    assert response.status_code == 503
    assert till.asked == []
    assert "no-store" in response["Cache-Control"]


def test_another_site_that_links_here_makes_nothing(till, free):
    response = logged_in(free.user).get(BUY_PRO, headers={"Sec-Fetch-Site": "cross-site"})

    assert went(response) == (302, BILLING)
    assert till.asked == []


@pytest.mark.parametrize("path", [BUY_PRO, PORTAL])
def test_links_are_followed_not_posted_to(till, free, path):
    assert logged_in(free.user).post(path).status_code == 405


@pytest.mark.parametrize(
    ("is_away", "reason"),
    [
        (True, "Stripe cannot be reached at the moment. Nothing was changed; please try again in"),
        (False, "Stripe does not open that page. Nothing was changed; please ask the people who"),
    ],
)
@pytest.mark.parametrize(("path", "question"), [(BUY_PRO, "checkout_url"), (PORTAL, "portal_url")])
def test_no_answer_leads_back_with_the_reason(till, free, path, question, is_away, reason):
    subscribe(free, "free", stripe_customer_id="cus_1")
    till.away, till.is_away = (question,), is_away

    response = logged_in(free.user).get(path, follow=True)

    assert response.redirect_chain == [(BILLING, 302)]
    assert reason in Page(response).text


def test_what_ended_is_bought_anew(till, partner):
    subscribe(partner, status="cancelled")

    assert (
        went(logged_in(partner.user).get(BUY_PRO))[1] == "https://pay.stripe.example/checkout/pro"
    )
    assert Plan.objects.get(subscriptions=partner.subscription).slug == "pro"
