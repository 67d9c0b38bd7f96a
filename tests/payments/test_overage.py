"""Calls past the quota are in reports exactly once, under the terms they were made under."""

from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
import time_machine
from django.db import connection, transaction

from accounts.actors import Actor
from billing.models import MeterReport, Plan, UsageDay
from billing.payments.overage import hold_totals, overage_of
from billing.payments.settling import settle, settle_all
from billing.subscriptions.subscribing import cancel, change_plan, grant_calls
from billing.usage.folding import fold_all
from tests.factories import make_partner, make_records, subscribe

ANCHOR = datetime(2026, 1, 31, 10, 20, 31, tzinfo=UTC)
END = datetime(2026, 2, 28, 10, 20, 31, tzinfo=UTC)
STAFF = Actor("staff", "1")


def after(**span):
    return ANCHOR + timedelta(**span)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(ANCHOR, tick=False) as moved:
        yield moved


@pytest.fixture
def subscription(db, settings):
    """Pro with ten included calls, paid at Stripe."""
    settings.STRIPE_SECRET_KEY = "sk_test_x"
    Plan.objects.filter(family="partner", slug="pro").update(per_month=10)
    return subscribe(
        make_partner(),
        cycle_anchor=ANCHOR,
        stripe_customer_id="cus_1",
        stripe_subscription_id="sub_1",
    )


def call(subscription, number, at, **fields):
    make_records(subscription.partner, ({"ts": at, **fields} for _ in range(number)))


def reports():
    rows = MeterReport.objects.order_by("id")
    return [(row.calls, row.cycle_start, row.upto) for row in rows]


def test_what_is_included_is_not_reported(subscription):
    call(subscription, 10, after(hours=1))
    call(subscription, 5, after(hours=1), counted=False)

    assert settle(subscription, after(hours=2)) == 0
    assert reports() == []


def test_each_settling_reports_what_came_since(subscription):
    call(subscription, 15, after(hours=1))
    assert settle(subscription, after(hours=2)) == 5
    assert settle(subscription, after(hours=3)) == 0
    call(subscription, 7, after(hours=3))
    # One that was under way at the last settling and is written down now.
    call(subscription, 1, after(hours=1, minutes=59))
    assert settle(subscription, after(hours=4)) == 8

    assert reports() == [(5, ANCHOR, after(hours=2)), (8, ANCHOR, after(hours=4))]
    first, second = MeterReport.objects.order_by("id")
    assert first.identifier == f"{subscription.pk}:20260131T102031:0"
    assert second.identifier == f"{subscription.pk}:20260131T102031:5"
    assert (first.stripe_customer_id, first.cycle_end) == ("cus_1", END)


def test_settling_the_same_moment_again_changes_nothing(subscription):
    call(subscription, 15, after(hours=1))

    assert [settle(subscription, after(hours=2)) for _ in range(3)] == [5, 0, 0]
    assert len(reports()) == 1


def test_totals_and_records_give_the_same(subscription):
    call(subscription, 15, after(hours=1))
    settle(subscription, after(hours=2))
    with time_machine.travel(after(days=2)):
        fold_all()

    assert settle(subscription, after(days=3)) == 0
    assert overage_of(subscription, ANCHOR, END) == 5


@pytest.mark.django_db(transaction=True)
def test_totals_do_not_move_while_they_are_read(subscription, clock):
    """PostgreSQL would let a batch be added between the two parts of a sum, and it would count twice."""
    fold_all()  # the mark exists from the first time on
    call(subscription, 15, after(hours=1))
    clock.move_to(after(hours=2))
    done = Event()

    def add():
        fold_all()
        done.set()
        connection.close()

    with transaction.atomic():
        hold_totals()
        Thread(target=add).start()
        assert not done.wait(0.5)
        assert not UsageDay.objects.exists()

    assert done.wait(10)
    assert UsageDay.objects.exists()


def test_the_turn_of_the_cycle_ends_one_account_and_begins_the_next(subscription):
    call(subscription, 12, after(hours=1))
    settle(subscription, END - timedelta(hours=1))
    call(subscription, 3, END - timedelta(seconds=1))
    call(subscription, 11, END)

    assert settle(subscription, END + timedelta(hours=1)) == 4

    assert reports()[1:] == [(3, ANCHOR, END), (1, END, END + timedelta(hours=1))]
    last = MeterReport.objects.get(calls=3)
    assert last.at == END - timedelta(seconds=1)


def test_a_worker_that_was_away_makes_up_for_every_cycle(subscription):
    settle(subscription, after(hours=1))
    call(subscription, 12, after(days=3))
    call(subscription, 13, END + timedelta(days=3))

    assert settle(subscription, END + timedelta(days=40)) == 2 + 3


def test_cycles_before_the_first_settling_and_the_anchor_are_nobodys(subscription):
    call(subscription, 50, ANCHOR - timedelta(days=1))
    call(subscription, 12, after(days=1))

    assert settle(subscription, after(days=2)) == 2


def test_extra_calls_are_included_in_the_cycle_they_were_granted_for(subscription, clock):
    clock.move_to(after(days=1))
    grant_calls(subscription, 5, STAFF, "goodwill")
    call(subscription, 17, after(days=2))

    assert settle(subscription, after(days=3)) == 2


def test_a_grant_does_not_touch_the_cycle_before(subscription, clock):
    """The grant of the old cycle is written over: it was settled first."""
    clock.move_to(after(days=1))
    grant_calls(subscription, 5, STAFF, "goodwill")
    call(subscription, 17, after(days=2))
    clock.move_to(END + timedelta(minutes=1))
    grant_calls(subscription, 100, STAFF, "again")
    clock.move_to(END + timedelta(hours=2))
    settle_all()

    assert [(calls, start) for calls, start, _ in reports()] == [(2, ANCHOR)]


def test_a_plan_is_settled_before_it_changes(subscription, clock):
    """# promise 102: tier change mid-month."""
    call(subscription, 14, after(hours=1))
    clock.move_to(after(hours=2))
    change_plan(subscription, Plan.objects.get(slug="enterprise"), STAFF)
    call(subscription, 100, after(hours=3))
    clock.move_to(END + timedelta(hours=2))
    settle_all()

    assert reports() == [(4, ANCHOR, after(hours=2))]


def test_cancelling_settles_too(subscription, clock):
    call(subscription, 14, after(hours=1))
    clock.move_to(after(hours=2))
    cancel(subscription, STAFF)

    assert reports() == [(4, ANCHOR, after(hours=2))]


def test_what_is_not_paid_at_stripe_is_only_shown(subscription, settings):
    call(subscription, 14, after(hours=1))
    settings.STRIPE_SECRET_KEY = ""

    assert settle(subscription, after(hours=2)) == 0
    assert settle_all() == 0
    assert reports() == []
    assert overage_of(subscription, ANCHOR, after(hours=2)) == 4


def test_what_was_called_before_it_was_paid_at_stripe_is_never_reported(subscription, settings):
    subscription.stripe_subscription_id = ""
    subscription.save()
    call(subscription, 14, after(hours=1))
    settle(subscription, after(hours=2))

    assert reports() == []


@pytest.mark.parametrize(
    ("now", "upto"),
    [
        (after(hours=3), datetime(2026, 1, 31, 13, tzinfo=UTC)),
        # Until five minutes past, calls of the hour may still be under way.
        (datetime(2026, 1, 31, 13, 4, 59, tzinfo=UTC), datetime(2026, 1, 31, 12, tzinfo=UTC)),
        (datetime(2026, 1, 31, 13, 5, tzinfo=UTC), datetime(2026, 1, 31, 13, tzinfo=UTC)),
        # The turn is settled at once: Stripe closes the invoice an hour after it.
        (END + timedelta(minutes=4), datetime(2026, 2, 28, 10, tzinfo=UTC)),
        (END + timedelta(minutes=5), END),
    ],
)
def test_the_job_settles_full_hours_and_turns(subscription, clock, now, upto):
    settle(subscription, after(minutes=1))
    call(subscription, 12, after(hours=1))
    clock.move_to(now)

    assert settle_all() == 2
    assert settle_all() == 0
    assert [row[2] for row in reports()] == [upto]


def test_the_job_leaves_out_who_has_no_metered_plan(subscription):
    Plan.objects.filter(family="partner", slug="pro").update(beyond="blocked")
    call(subscription, 12, after(hours=1))

    with time_machine.travel(after(hours=3)):
        assert settle_all() == 0
