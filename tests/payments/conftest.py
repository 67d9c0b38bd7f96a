"""A server that behaves like Stripe, and this one set up to use it."""

import pytest

from billing.models import Plan
from tests.factories import make_partner
from tests.stripe_server import StripeServer

FEE, OVERAGE = "price_pro", "price_pro_overage"


@pytest.fixture
def stripe(settings):
    """Start Stripe; what happens there is told by hand (`deliver`, or `stripe.deliver_all`)."""
    server = StripeServer()
    server.metered_prices.add(OVERAGE)
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = server.key, server.secret
    settings.STRIPE_API_BASE = server.url
    settings.STRIPE_PRICES = {
        "PARTNER_PRO": [FEE, "price_pro_of_2024"],
        "PARTNER_PRO_OVERAGE": [OVERAGE],
        "PERSONAL_PRO": ["price_personal_pro"],
        "PERSONAL_TEAM": ["price_personal_team"],
    }
    yield server
    server.stop()


@pytest.fixture
def subscription(db):
    """A partner on the free plan."""
    return make_partner(plan="free", contact_email="billing@acme.test").subscription


@pytest.fixture
def deliver(client, stripe):
    """Deliver an event to the webhook and return the status."""

    def deliver(event, **signing):
        body, header = stripe.signed(event, **signing)
        return post(client, body, header).status_code

    return deliver


def post(client, body, header):
    return client.post(
        "/billing/webhook",
        data=body,
        content_type="application/json",
        headers={"Stripe-Signature": header},
    )


@pytest.fixture
def told(stripe, deliver):
    """Deliver everything that happened, in order, and return the statuses."""

    def told():
        events, stripe.events = stripe.events, []
        return [deliver(event) for event in events]

    return told


@pytest.fixture
def pro(db):
    return Plan.objects.get(family="partner", slug="pro")


@pytest.fixture
def paying(stripe, subscription, pro, told):
    """A partner who bought Pro."""
    from billing.payments import backend

    backend().checkout_url(subscription, pro, "http://testserver/settings/billing")
    stripe.complete(next(iter(stripe.sessions)))
    told()
    subscription.refresh_from_db()
    assert subscription.plan == pro
    return subscription
