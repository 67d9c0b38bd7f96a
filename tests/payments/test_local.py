"""Without a Stripe key nothing is sold, and nothing breaks."""

import pytest

from billing.models import Plan
from billing.payments import PaymentsUnavailable, backend
from tests.factories import make_partner


def test_without_a_key_nothing_is_sold(partner):
    local, subscription = backend(), partner.subscription

    assert local.is_local
    assert [plan for plan in Plan.objects.all() if local.offers(plan)] == []
    assert local.payment_method(subscription) is None
    assert local.invoices(subscription) == []


def test_without_a_key_nobody_is_sent_anywhere(db):
    subscription = make_partner(plan="free").subscription

    with pytest.raises(PaymentsUnavailable):
        backend().checkout_url(subscription, Plan.objects.get(slug="pro", family="partner"), "/x")
    with pytest.raises(PaymentsUnavailable):
        backend().portal_url(subscription, "/x")
