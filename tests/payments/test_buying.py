"""A plan is bought once, whatever is clicked: one customer, one basket, one contract at Stripe."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from billing.models import Plan
from billing.payments import PaymentsUnavailable, backend
from billing.payments.stripe_backend import StripeBackend
from tests.factories import make_user
from tests.payments.conftest import FEE, OVERAGE

BACK = "http://testserver/settings/billing?plan=pro"


def posts(stripe, path):
    return [asked for method, where, asked in stripe.asked if (method, where) == ("POST", path)]


def test_what_has_a_price_is_offered(stripe, db):
    offered = {str(plan) for plan in Plan.objects.all() if backend().offers(plan)}

    assert isinstance(backend(), StripeBackend)
    assert offered == {"Pro (partner)", "Pro (personal)", "Team (personal)"}


def test_the_basket_holds_fee_and_overage_and_leads_back(stripe, subscription, pro):
    url = backend().checkout_url(subscription, pro, BACK)

    [customer] = posts(stripe, "/v1/customers")
    [basket] = posts(stripe, "/v1/checkout/sessions")
    assert url == f"{stripe.url}/pay/{next(iter(stripe.sessions))}"
    assert customer == {
        "name": "Acme",
        "email": "billing@acme.test",
        "metadata": {"subscription": str(subscription.pk)},
    }
    assert basket["mode"] == "subscription"
    assert basket["customer"] == subscription.stripe_customer_id
    assert basket["client_reference_id"] == str(subscription.pk)
    assert basket["line_items"] == [{"price": FEE, "quantity": "1"}, {"price": OVERAGE}]
    assert basket["success_url"] == f"{BACK}&checkout=done"
    assert basket["cancel_url"] == f"{BACK}&checkout=cancelled"


def test_a_plan_that_is_not_metered_has_no_overage_in_the_basket(stripe, db):
    from billing.subscriptions.subscribing import subscription_for

    user = make_user()
    team = Plan.objects.get(family="personal", slug="team")
    backend().checkout_url(subscription_for(user), team, BACK)

    [basket] = posts(stripe, "/v1/checkout/sessions")
    [customer] = posts(stripe, "/v1/customers")
    assert basket["line_items"] == [{"price": "price_personal_team", "quantity": "1"}]
    assert customer["email"] == user.email


def test_asking_again_leads_to_the_same_basket(stripe, subscription, pro):
    first = backend().checkout_url(subscription, pro, BACK)

    assert backend().checkout_url(subscription, pro, BACK) == first
    assert len(stripe.customers) == len(stripe.sessions) == 1


def test_another_basket_closes_the_one_before(stripe, subscription, pro):
    backend().checkout_url(subscription, pro, BACK)
    backend().checkout_url(subscription, pro, "http://testserver/elsewhere")

    assert [s["status"] for s in stripe.sessions.values()] == ["expired", "open"]


def test_going_back_and_forth_never_leads_to_a_closed_basket(stripe, subscription, pro, settings):
    """Within a minute, and though prices and addresses are long."""
    settings.STRIPE_PRICES = settings.STRIPE_PRICES | {"PARTNER_PRO": ["price_" + "x" * 90]}
    addresses = [f"https://{'a' * 60}.example/settings/billing?plan={n}" for n in (1, 2, 1)]
    for address in addresses:
        where = backend().checkout_url(subscription, pro, address)

    assert stripe.sessions[where.rpartition("/")[2]]["status"] == "open"


def test_a_lost_answer_makes_no_second_basket(stripe, subscription, pro):
    """The answer is lost after Stripe has done it: a later click finds what is there."""
    from billing.payments.buying import customer_of

    customer_of(subscription)
    stripe.failures += [(200, True), (500, True)]
    with pytest.raises(PaymentsUnavailable):
        backend().checkout_url(subscription, pro, BACK)

    assert backend().checkout_url(subscription, pro, BACK).endswith(next(iter(stripe.sessions)))
    assert len(stripe.sessions) == 1


def test_a_failure_is_not_repeated_for_long(stripe, subscription, pro):
    """Stripe repeats a failure for a key: the next minute has another one."""
    with time_machine.travel(timezone.now().replace(second=1), tick=False) as clock:
        stripe.fail(500)
        for _ in range(2):
            with pytest.raises(PaymentsUnavailable):
                backend().checkout_url(subscription, pro, BACK)
        clock.shift(60)
        assert backend().checkout_url(subscription, pro, BACK)


def test_who_pays_already_is_sent_to_the_portal(stripe, paying, pro):
    """# promise 103: a second purchase never bills twice."""
    url = backend().checkout_url(paying, pro, BACK)

    assert "/portal/" in url
    assert len(stripe.sessions) == 1
    # The page for another plan is refused for metered prices: the plain portal is left.
    assert stripe.portal_sessions == [{"customer": paying.stripe_customer_id, "return_url": BACK}]


def test_whose_payment_is_under_way_is_sent_to_the_portal_too(stripe, subscription, pro):
    backend().checkout_url(subscription, pro, BACK)
    stripe.complete(next(iter(stripe.sessions)), status="incomplete")

    assert "/portal/" in backend().checkout_url(subscription, pro, BACK)


def test_another_plan_without_metered_prices_is_chosen_in_the_portal(stripe, db):
    from billing.payments.buying import customer_of
    from billing.subscriptions.subscribing import subscription_for

    subscription = subscription_for(make_user())
    made = stripe.subscribe(customer_of(subscription), ["price_personal_pro"])
    team = Plan.objects.get(family="personal", slug="team")
    backend().checkout_url(subscription, team, BACK)

    [session] = stripe.portal_sessions
    assert session["flow_data"] == {
        "type": "subscription_update",
        "subscription_update": {"subscription": made["id"]},
    }


def test_a_deleted_customer_is_replaced(stripe, subscription, pro):
    backend().checkout_url(subscription, pro, BACK)
    gone = subscription.stripe_customer_id
    stripe.delete_customer(gone)

    backend().checkout_url(subscription, pro, BACK)

    assert subscription.stripe_customer_id not in {"", gone}
    assert len(stripe.customers) == 2


def test_the_portal_of_someone_who_never_paid(stripe, subscription):
    assert "/portal/" in backend().portal_url(subscription, BACK)


@pytest.mark.django_db(transaction=True)
def test_ten_clicks_at_once_make_one_customer_and_one_basket(stripe, pro):
    from tests.factories import make_partner

    pk = make_partner(plan="free").subscription.pk

    def click(_):
        from billing.models import Subscription

        try:
            return backend().checkout_url(Subscription.objects.get(pk=pk), pro, BACK)
        finally:
            connection.close()

    # Within one minute: that is how long Stripe is asked for the same thing by the same key.
    with time_machine.travel(timezone.now(), tick=False), ThreadPoolExecutor(10) as pool:
        urls = set(pool.map(click, range(10)))

    assert len(urls) == len(stripe.customers) == len(stripe.sessions) == 1
