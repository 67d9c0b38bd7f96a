"""A partner's whole life with payments, over HTTP on both sides.

# promise 103
"""

from datetime import timedelta

import pytest
import requests
from django.db.models import F
from django.utils import timezone

from billing.models import Plan, UsageRecord
from billing.payments import settling
from billing.payments.reporting import send_reports
from tests.factories import make_key, make_partner

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def partner():
    Plan.objects.filter(family="partner", slug="free").update(per_month=2)
    Plan.objects.filter(family="partner", slug="pro").update(per_month=3)
    return make_partner(plan="free")


@pytest.fixture
def call(live_server, partner):
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {make_key(partner)}"

    def call(times=1):
        url = f"{live_server.url}/api/v1/accounts"
        return [session.get(url, timeout=20) for _ in range(times)]

    return call


def statuses(answers):
    return [answer.status_code for answer in answers]


def test_from_free_to_paying_to_past_due_to_free(
    stripe, partner, live_server, call, client, monkeypatch
):
    # The free plan ends at its quota.
    assert statuses(call(3)) == [200, 200, 429]
    # Stripe's clock has whole seconds: these calls were made before the one it is bought in.
    UsageRecord.objects.update(ts=F("ts") - timedelta(seconds=5))

    # Bought: from the page to Stripe, paid there, and told to us.
    client.force_login(partner.user)
    there = client.get("/settings/billing/checkout/pro")["Location"]
    assert there.startswith(stripe.url)
    back = requests.post(there, allow_redirects=False, timeout=20).headers["Location"]
    assert back.endswith("checkout=done")
    assert set(stripe.deliver_all(live_server.url)) == {200}

    # Pro from the next call on, with a quota of its own, and never blocked.
    first, *others = call(8)
    assert (first.status_code, first.headers["X-RateLimit-Limit"]) == (200, "3")
    assert statuses(others) == [200] * 7
    subscription = partner.subscription
    subscription.refresh_from_db()
    contract = subscription.stripe_subscription_id

    # The hourly report tells Stripe of the calls past the quota, once.
    monkeypatch.setattr(settling, "due", lambda row, now: timezone.now())
    assert settling.settle_all() == 5
    assert send_reports() == 1
    assert stripe.metered(subscription.stripe_customer_id) == 5
    call(2)
    assert settling.settle_all() == 2
    send_reports()
    assert stripe.metered(subscription.stripe_customer_id) == 7

    # The card fails: 402 at once. Paid: 200 with the next call.
    stripe.fail_payment(contract)
    stripe.deliver_all(live_server.url)
    [refused] = call()
    assert refused.status_code == 402
    assert refused.json()["error_code"] == "PAYMENT_PAST_DUE"
    stripe.pay(contract)
    stripe.deliver_all(live_server.url)
    assert statuses(call()) == [200]

    # Cancelled: what was called until then is reported, and the free plan is back.
    stripe.end(contract)
    stripe.deliver_all(live_server.url)
    send_reports()
    assert stripe.metered(subscription.stripe_customer_id) == 8
    subscription.refresh_from_db()
    assert (subscription.plan.slug, subscription.stripe_subscription_id) == ("free", "")
    [last] = call()
    assert (last.status_code, last.headers["X-RateLimit-Limit"]) == (429, "2")


def test_without_stripe_calls_go_on(stripe, partner, call, live_server, client):
    """Stripe away stops purchases, never calls."""
    stripe.fail(500, times=99)

    client.force_login(partner.user)
    assert client.get("/settings/billing/checkout/pro")["Location"] == "/settings/billing"
    assert statuses(call()) == [200]
