"""A plan that charges by the call charges for no call made before it was agreed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from billing.limits.standing import standing_of
from billing.models import MeterReport, Plan
from billing.payments.settling import settle_all
from billing.subscriptions.subscribing import change_plan, grant_calls
from billing.usage.period import period_of
from tests.admin.conftest import desk, staff
from tests.payments.test_overage import ANCHOR, END, STAFF, after, call, clock, subscription

__all__ = ["clock", "desk", "staff", "subscription"]


@pytest.fixture
def enterprise(subscription):
    subscription.plan = Plan.objects.get(slug="enterprise")
    subscription.save()
    return subscription


def pro():
    return Plan.objects.get(family="partner", slug="pro")


def reported():
    return sum(MeterReport.objects.values_list("calls", flat=True))


def shown(subscription):
    subscription.refresh_from_db()
    return period_of(standing_of(subscription.partner.user), timezone.now())


def test_an_unlimited_month_is_not_charged_for_after_a_step_down(enterprise, clock):
    """# promise 102: the cycle goes on, as it does when a plan is changed in Stripe's portal."""
    call(enterprise, 500, after(hours=1))
    clock.move_to(after(hours=2))
    change_plan(enterprise, pro(), STAFF, anchor=ANCHOR)
    assert shown(enterprise).overage_cost == Decimal(0)

    call(enterprise, 3, after(hours=3))
    clock.move_to(after(hours=5))
    settle_all()

    assert reported() == shown(enterprise).overage_calls == 3
    clock.move_to(END + timedelta(hours=2))
    assert shown(enterprise).included == 10


def test_what_was_charged_for_stays_so_over_two_changes(subscription, clock):
    call(subscription, 14, after(hours=1))
    clock.move_to(after(hours=2))
    change_plan(subscription, Plan.objects.get(slug="enterprise"), STAFF)
    call(subscription, 100, after(hours=3))
    clock.move_to(after(hours=4))
    change_plan(subscription, pro(), STAFF)
    call(subscription, 2, after(hours=5))
    clock.move_to(after(hours=7))
    settle_all()

    assert reported() == shown(subscription).overage_calls == 4 + 2


def test_a_smaller_metered_plan_does_not_charge_for_what_was_included(subscription, clock):
    smaller = Plan.objects.create(
        family="partner", slug="small", name="Small", per_minute=9, per_month=2, beyond="metered"
    )
    call(subscription, 12, after(hours=1))
    clock.move_to(after(hours=2))
    change_plan(subscription, smaller, STAFF)
    call(subscription, 1, after(hours=3))
    clock.move_to(after(hours=5))
    settle_all()

    assert reported() == 2 + 1


def test_a_cycle_that_begins_anew_charges_no_call_twice(subscription, clock):
    """Stripe began a new period two hours ago, and we hear of it now."""
    call(subscription, 40, after(hours=3))
    clock.move_to(after(hours=4))
    change_plan(subscription, pro(), STAFF, anchor=after(hours=2))
    clock.move_to(after(hours=8))
    settle_all()

    assert reported() == 30


def test_what_staff_granted_is_not_lost(enterprise, clock):
    change_plan(enterprise, pro(), STAFF)
    grant_calls(enterprise, 50, STAFF, "goodwill")
    call(enterprise, 20, after(minutes=1))
    clock.move_to(after(hours=2))
    change_plan(enterprise, Plan.objects.get(slug="enterprise"), STAFF)
    change_plan(enterprise, pro(), STAFF)

    assert (shown(enterprise).extra_calls, shown(enterprise).overage_calls) == (50, 0)


def test_asking_for_the_same_again_lets_nothing_off(subscription, clock):
    call(subscription, 14, after(hours=1))
    clock.move_to(after(hours=2))
    for _ in range(2):
        change_plan(subscription, pro(), STAFF, anchor=ANCHOR)

    assert shown(subscription).overage_calls == 4


def test_a_plan_that_is_edited_charges_for_nothing_called_before(subscription, desk, clock):
    call(subscription, 14, after(hours=1))
    clock.move_to(after(hours=2))
    assert edit(desk, per_month="2", beyond="metered").status_code == 302
    assert (reported(), shown(subscription).overage_calls) == (4, 4)

    call(subscription, 1, after(hours=3))
    clock.move_to(after(hours=5))
    settle_all()

    assert reported() == 5


def test_what_was_metered_is_charged_for_though_the_plan_blocks_from_now_on(
    subscription, desk, clock
):
    call(subscription, 14, after(hours=1))
    clock.move_to(after(hours=2))
    edit(desk, per_month="10", beyond="blocked")
    clock.move_to(after(hours=5))
    settle_all()

    assert reported() == 4


def edit(desk, **to):
    asked = {
        "name": "Pro",
        "per_minute": "300",
        "overage_per_1000": "0.5",
        "reason": "Agreed",
        **to,
    }
    return desk.post(reverse("admin:billing_plan_change", args=[pro().pk]), asked)
