"""Once a day what was missed is made up for, and what differs is said, never corrected."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import Event
from billing.models import MeterReport, StripeEvent, Subscription
from billing.payments.reconciling import reconcile
from tests.factories import make_partner, subscribe
from tests.payments.test_reporting import make_report


@pytest.fixture
def clock(paying):
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False) as moved:
        yield moved


@pytest.fixture
def counted(stripe, paying, settings, clock):
    """Seven calls that were reported two days ago, and that Stripe has counted."""
    settings.STRIPE_METER_ID = "mtr_1"
    report = make_report(paying, 7, ago=timedelta(days=2))
    MeterReport.objects.update(sent_at=timezone.now() - timedelta(days=2))
    stripe.meter_events["a"] = {
        "payload": {"stripe_customer_id": paying.stripe_customer_id, "value": "7"},
        "timestamp": int(report.at.timestamp()),
    }
    return report


def mismatches():
    return [event.data for event in Event.objects.filter(type="billing.mismatch")]


def test_a_missed_delivery_is_made_up_for(stripe, paying, clock):
    stripe.end(paying.stripe_subscription_id)

    assert reconcile() == 1
    paying.refresh_from_db()
    assert (paying.plan.slug, paying.stripe_subscription_id) == ("free", "")


def test_it_is_done_once_a_day(stripe, paying, clock):
    assert [reconcile(), reconcile()] == [1, 0]
    clock.shift(timedelta(hours=24))
    assert reconcile() == 1


def test_stripe_away_it_is_done_an_hour_later(stripe, paying, clock):
    stripe.fail(500)

    assert [reconcile(), reconcile()] == [0, 1]


def test_one_that_stripe_does_not_know_hinders_nobody_and_loses_nothing(
    stripe, paying, clock, caplog
):
    """Keys of another account of Stripe's must not take everybody's plan away."""
    stranger = subscribe(
        make_partner(), stripe_customer_id="cus_other", stripe_subscription_id="sub_other"
    )
    Subscription.objects.filter(pk=paying.pk).update(status="past_due")

    assert reconcile() == 1
    paying.refresh_from_db()
    stranger.refresh_from_db()
    assert paying.status == "active"
    assert (stranger.plan.slug, stranger.stripe_customer_id) == ("pro", "cus_other")
    assert f"subscription {stranger.pk} cannot be compared" in caplog.text


def test_what_agrees_is_left_alone(counted, caplog):
    assert reconcile() == 1
    assert mismatches() == []
    assert [r for r in caplog.records if r.levelname == "ERROR"] == []


def test_what_stripe_counts_otherwise_is_said_and_not_sent_again(stripe, counted, paying, caplog):
    stripe.meter_events["b"] = {**stripe.meter_events["a"]}

    reconcile()

    assert mismatches() == [{"what": "calls past the quota", "reported": 7, "counted": 14}]
    assert f"7 calls of {paying.pk} were reported, Stripe counts 14" in caplog.text
    assert len(stripe.meter_events) == 2


def test_what_was_sent_within_a_day_is_waited_for(stripe, counted):
    MeterReport.objects.update(sent_at=timezone.now() - timedelta(hours=23))
    stripe.meter_events.clear()

    reconcile()

    assert mismatches() == []


def test_without_a_meter_there_is_nothing_to_compare(stripe, counted, settings):
    settings.STRIPE_METER_ID = ""
    stripe.meter_events.clear()

    assert reconcile() == 1
    assert mismatches() == []


def test_old_deliveries_are_forgotten(stripe, paying, clock):
    kept = StripeEvent.objects.count()
    clock.shift(timedelta(days=28))
    reconcile()

    assert (kept > 0, StripeEvent.objects.count()) == (True, 0)


def test_without_a_key_nothing_is_asked(paying, settings, stripe, clock):
    settings.STRIPE_SECRET_KEY, before = "", len(stripe.asked)

    assert reconcile() == 0
    assert len(stripe.asked) == before
