"""Each report reaches Stripe's meter once, whatever is lost on the way.

# promise 100
"""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import Event
from billing.models import MeterReport
from billing.payments import reporting
from billing.payments.reporting import send_reports


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as moved:
        yield moved


@pytest.fixture
def report(paying):
    return make_report(paying)


def make_report(subscription, calls=5, ago=timedelta(minutes=10), **fields):
    upto = timezone.now() - ago
    defaults = {
        "identifier": f"{subscription.pk}:{upto:%Y%m%dT%H%M%S}:{calls}",
        "stripe_customer_id": subscription.stripe_customer_id,
        "cycle_start": upto - timedelta(days=3),
        "cycle_end": upto + timedelta(days=27),
        "upto": upto,
        "calls": calls,
    }
    return MeterReport.objects.create(subscription=subscription, **(defaults | fields))


def read(report):
    report.refresh_from_db()
    return report


def test_a_report_is_a_meter_event(stripe, report):
    assert send_reports() == 1

    [event] = stripe.meter_events.values()
    assert event["event_name"] == "patchbay_overage"
    assert event["identifier"] == report.identifier
    assert event["payload"] == {"stripe_customer_id": report.stripe_customer_id, "value": "5"}
    assert int(event["timestamp"]) == int((report.upto - timedelta(seconds=1)).timestamp())
    assert read(report).sent_at
    assert (report.attempts, report.is_uncertain, report.last_problem) == (1, False, "")
    assert send_reports() == 0


@pytest.mark.parametrize("status", [500, 503])
def test_an_answer_that_was_lost_is_asked_for_again_and_counted_once(stripe, report, clock, status):
    stripe.fail(status, done=True)
    assert send_reports() == 0
    assert read(report).is_uncertain
    assert send_reports() == 0

    clock.shift(61)
    assert send_reports() == 1
    assert stripe.metered(report.stripe_customer_id) == 5
    assert read(report).sent_at
    assert report.attempts == 2


def test_a_worker_killed_half_way_sends_again_and_it_is_counted_once(
    stripe, report, clock, monkeypatch
):
    class Killed(BaseException):
        pass

    def killed(report):
        sent(report)
        raise Killed

    sent = reporting.send
    monkeypatch.setattr(reporting, "send", killed)
    with pytest.raises(Killed):
        send_reports()
    MeterReport.objects.update(sent_at=None)  # what was written after sending is lost with it
    monkeypatch.setattr(reporting, "send", sent)

    clock.shift(121)
    assert send_reports() == 1
    assert stripe.metered(report.stripe_customer_id) == 5


def test_a_worker_killed_half_way_and_missed_for_a_day_leaves_it_to_people(stripe, report, clock):
    reporting.claim(report)  # and then it is killed: nobody knows whether it had sent
    clock.shift(timedelta(days=1))

    assert send_reports() == 0
    assert stripe.meter_events == {}
    assert read(report).next_attempt_at is None


def test_two_workers_at_once_send_it_once(stripe, report):
    other = MeterReport.objects.get(pk=report.pk)

    assert reporting.claim(report)
    assert not reporting.claim(other)


def test_stripe_away_the_rest_waits(stripe, paying, clock):
    first, second = make_report(paying, 3), make_report(paying, 4)
    stripe.fail(429)

    assert send_reports() == 0
    assert (read(first).last_problem, read(first).is_uncertain) == ("RateLimitError 429", False)
    assert read(second).attempts == 0
    clock.shift(61)
    assert send_reports() == 2
    assert stripe.metered(paying.stripe_customer_id) == 7


def test_one_that_is_refused_does_not_keep_back_the_others(stripe, paying, clock, caplog):
    bad = make_report(paying, 3, identifier="x" * 100)
    good = make_report(paying, 4)
    stripe.fail(400)

    assert send_reports() == 1
    assert read(good).sent_at
    assert not read(bad).is_uncertain
    assert "was not taken" in caplog.text


def test_pauses_grow(stripe, report, clock):
    stripe.fail(429, times=20)
    waited = []
    for _ in range(12):
        send_reports()
        pause = read(report).next_attempt_at - timezone.now()
        waited.append(round(pause.total_seconds() / 60))
        clock.shift(pause + timedelta(seconds=1))

    assert waited == [1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240, 240]


def test_what_may_have_arrived_is_not_sent_again_once_stripe_has_forgotten_it(
    stripe, report, clock, caplog
):
    stripe.fail(500, done=True)
    send_reports()
    clock.shift(timedelta(hours=23, minutes=1))

    assert send_reports() == 0
    assert stripe.metered(report.stripe_customer_id) == 5
    assert read(report).next_attempt_at is None
    assert "compare with Stripe" in report.last_problem
    event = Event.objects.get(type="billing.mismatch")
    assert event.data["report"] == report.identifier
    assert caplog.text.count("is given up") == 1
    assert send_reports() == 0


def test_what_was_surely_not_taken_is_tried_for_34_days(stripe, report, clock):
    stripe.fail(429)
    send_reports()
    clock.shift(timedelta(days=33))
    assert send_reports() == 1
    assert stripe.metered(report.stripe_customer_id) == 5


def test_what_stripe_would_refuse_as_too_old_is_left_to_people(stripe, paying, clock, caplog):
    report = make_report(paying, ago=timedelta(days=34, seconds=1))

    assert send_reports() == 0
    assert stripe.meter_events == {}
    assert read(report).last_problem.startswith("too old")
    assert "is given up" in caplog.text


def test_without_a_key_nothing_is_sent(report, settings):
    settings.STRIPE_SECRET_KEY = ""

    assert send_reports() == 0


def test_what_comes_after_its_invoice_is_counted_and_said_loudly(stripe, paying, caplog):
    """The worker was away over the turn of the cycle: Stripe puts these calls on no invoice."""
    ago = timedelta(days=3)
    late = make_report(paying, ago=ago, cycle_end=timezone.now() - ago)
    make_report(paying, calls=7)

    assert send_reports() == 2
    assert read(late).sent_at
    assert f"report {late.identifier} came after its invoice" in caplog.text
    event = Event.objects.get(type="billing.mismatch")
    assert event.data["report"] == late.identifier
    assert event.data["calls"] == 5
