"""A report that was given up: people look at Stripe and decide, with a reason that is kept."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse

from accounts.models import Event
from billing.models import MeterReport
from billing.payments.reporting import send_reports
from tests.factories import make_user
from tests.payments.test_reporting import make_report

REPORTS = reverse("admin:billing_meterreport_changelist")


@pytest.fixture
def report(paying):
    problem = "it may have arrived"
    return make_report(paying, next_attempt_at=None, is_uncertain=True, last_problem=problem)


@pytest.fixture
def desk(db, client):
    client.force_login(make_user(email="staff@example.com", is_staff=True, is_superuser=True))
    return client


def decide(desk, action, report, reason="looked at Stripe"):
    data = {"action": action, ACTION_CHECKBOX_NAME: [report.pk], "answered": "1", "reason": reason}
    return desk.post(REPORTS, data, follow=True).content.decode()


def test_it_is_found_in_the_admin(desk, report):
    page = desk.get(REPORTS, {"state": "given_up"}).content.decode()

    assert report.identifier in page
    assert "it may have arrived" in page


def test_it_is_seen_in_the_metrics(client, paying, settings, report):
    make_report(paying, calls=6)

    lines = client.get("/metrics").content.decode().splitlines()

    assert "patchbay_meter_reports_unsent 2.0" in lines


def test_it_is_sent_again(stripe, desk, report):
    assert "1 changed" in decide(desk, "send_again", report)

    assert send_reports() == 1
    assert stripe.metered(report.stripe_customer_id) == 5
    event = Event.objects.get(type="billing.report_decided")
    assert event.actor == "staff"
    assert event.data == {
        "report": report.identifier,
        "decision": "sent again",
        "reason": "looked at Stripe",
    }


def test_it_is_closed_as_counted(stripe, desk, report):
    assert "1 changed" in decide(desk, "take_as_counted", report)

    assert send_reports() == 0
    assert MeterReport.objects.get().sent_at
    assert stripe.meter_events == {}


@pytest.mark.parametrize("action", ["send_again", "take_as_counted"])
def test_what_was_not_given_up_is_left_alone(stripe, desk, paying, action):
    report = make_report(paying)
    before = report.next_attempt_at

    assert "0 changed" in decide(desk, action, report)
    report.refresh_from_db()
    assert (report.sent_at, report.next_attempt_at) == (None, before)


def test_without_a_reason_nothing_happens(desk, report):
    decide(desk, "send_again", report, reason=" ")

    assert MeterReport.objects.get().next_attempt_at is None
    assert not Event.objects.filter(type="billing.report_decided").exists()
