"""What the operator sees of deliveries: figures, lines of /metrics, and a second try."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inbox.feeds.working import work
from inbox.models import Arrival
from tests.admin.conftest import desk, staff  # noqa: F401
from tests.admin.test_actions import do
from tests.admin.test_start_page import shown
from tests.config.test_metrics import Change
from tests.feeds.made_up import arrival

pytestmark = pytest.mark.django_db


def test_what_nobody_works_off_and_what_is_about_nobody_is_counted(desk):  # noqa: F811
    late = timezone.now() - timedelta(hours=3)
    arrival(due_at=late)
    arrival(delivery_id="new")
    arrival(delivery_id="odd", status="parked")

    figures = shown(desk)

    assert figures["Incoming events waiting"][:3] == ("1", "bad", "oldest 3\xa0hours")
    assert figures["Incoming events about nobody"][:2] == ("1", "")
    for label in ("Incoming events waiting", "Incoming events about nobody"):
        assert desk.get(figures[label][3]).status_code == 200


def test_the_age_of_the_oldest_and_the_number_of_parked_ones_are_measured(client):
    arrival(due_at=timezone.now() - timedelta(seconds=90))
    arrival(delivery_id="odd", status="parked")

    lines = client.get("/metrics").text.splitlines()

    [late] = [line for line in lines if line.startswith("patchbay_arrivals_late_seconds ")]
    assert 89 < float(late.split()[1]) < 120
    assert "patchbay_arrivals_parked 1.0" in lines


def test_a_delivery_of_a_provider_that_is_gone_is_counted_under_no_name(client):
    row = arrival(provider="gone")
    failed = Change(client, "patchbay_arrivals_total", provider="unknown", outcome="failed")

    work(row)

    assert failed.now == 1


def test_staff_let_parked_and_failed_ones_be_tried_again(desk):  # noqa: F811
    rows = [arrival(delivery_id=status, status=status) for status in ("parked", "failed", "done")]

    assert "2 to be tried again" in do(desk, "try_again", *rows, reason="connected by now")

    found = dict(Arrival.objects.values_list("delivery_id", "status"))
    assert found == {"parked": "waiting", "failed": "waiting", "done": "done"}
