"""The figures of a billing period: from the same records as limits, /me and the headers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from billing.limits.standing import standing_of
from billing.models import Plan, Subscription
from billing.usage.folding import fold_all
from billing.usage.period import period_of
from tests.conftest import Api
from tests.factories import make_key, make_records, make_user, subscribe

NOW = datetime(2026, 2, 11, 12, tzinfo=UTC)
BEGIN = datetime(2026, 2, 1, tzinfo=UTC)
END = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def calls(partner, number, **fields):
    make_records(partner, ({"ts": BEGIN + timedelta(hours=1), **fields} for _ in range(number)))


def period(partner):
    return period_of(standing_of(type(partner.user).objects.get(pk=partner.user_id)), NOW)


def with_quota(partner, quota, **fields):
    Plan.objects.filter(family="partner", slug="pro").update(per_month=quota)
    return subscribe(partner, "pro", **fields)


def test_a_cycle_below_its_quota(partner):
    calls(partner, 30)
    calls(partner, 5, counted=False, status=503)
    calls(partner, 7, ts=BEGIN - timedelta(seconds=1))
    calls(partner, 2, ts=NOW)

    found = period(partner)

    assert (found.start, found.end) == (BEGIN, END)
    assert (found.included, found.used, found.remaining) == (100_000, 32, 99_968)
    assert (found.overage_calls, found.overage_cost) == (0, 0)
    assert found.price_per_1000 == Decimal("0.50")
    # 30 calls in 10 days make 84 in 28.
    assert (found.projected_calls, found.projected_cost) == (84, 0)


# promise 102
def test_what_is_past_the_quota_is_paid_for_pro_rata(partner):
    with_quota(partner, 20)
    calls(partner, 23)

    found = period(partner)

    assert (found.remaining, found.overage_calls) == (0, 3)
    assert found.overage_cost == Decimal("0.0015")
    assert found.projected_calls == 64  # 23 in 10 days
    assert found.projected_cost == Decimal("0.022")


def test_the_spend_cap_is_the_most_that_is_projected(partner):
    with_quota(partner, 20, spend_cap=Decimal("0.02"))
    calls(partner, 30)

    found = period(partner)

    assert found.spend_cap == found.projected_cost == Decimal("0.02")
    assert found.overage_cost == Decimal("0.005")


def test_extra_calls_are_part_of_what_is_included(partner):
    with_quota(partner, 20, extra_calls=10, extra_until=END)
    calls(partner, 25)

    found = period(partner)

    assert (found.included, found.extra_calls, found.remaining) == (30, 10, 5)
    assert found.overage_calls == 0


def test_a_plan_that_blocks_costs_nothing_past_its_quota(partner):
    subscribe(partner, "free")
    calls(partner, 1_001)

    found = period(partner)

    assert (found.is_metered, found.remaining) == (False, 0)
    assert (found.overage_calls, found.overage_cost, found.projected_cost) == (0, 0, 0)


def test_an_unlimited_plan(partner):
    subscribe(partner, "enterprise")
    calls(partner, 3)

    found = period(partner)

    assert (found.included, found.remaining, found.used) == (-1, -1, 3)
    assert (found.overage_calls, found.projected_cost) == (0, 0)


def test_the_cycle_of_a_subscription_turns_at_its_anchor(partner):
    with_quota(partner, 20, cycle_anchor=datetime(2025, 12, 9, 18, tzinfo=UTC))
    begin = datetime(2026, 2, 9, 18, tzinfo=UTC)
    calls(partner, 4, ts=begin - timedelta(seconds=1))
    calls(partner, 5, ts=begin)
    calls(partner, 6, ts=NOW)

    found = period(partner)

    assert (found.start, found.end) == (begin, datetime(2026, 3, 9, 18, tzinfo=UTC))
    assert found.used == 11
    # 5 calls in the 30 hours that were over at midnight, for 28 days of 24 hours.
    assert found.projected_calls == 112


def test_nothing_is_projected_on_the_first_day(partner, clock):
    calls(partner, 4)
    standing = standing_of(partner.user)

    assert period_of(standing, BEGIN + timedelta(hours=23)).projected_calls is None
    assert period_of(standing, BEGIN + timedelta(hours=23)).projected_cost is None
    assert period_of(standing, BEGIN + timedelta(hours=24)).projected_calls == 112


@pytest.mark.django_db
def test_a_personal_plan_is_measured_by_the_day():
    user = make_user()

    found = period_of(standing_of(user), NOW)

    assert (found.start, found.end) == (datetime(2026, 2, 11, tzinfo=UTC), BEGIN.replace(day=12))
    assert (found.included, found.used, found.projected_calls) == (1_000, 0, None)


def says_me(api):
    return api.get("/api/v1/me").json()["data"]["usage"]


# promise 102
@pytest.mark.parametrize("plan", ["pro", "enterprise", "free"])
@pytest.mark.parametrize("folded", [True, False])
def test_me_headers_and_period_say_the_same_after_a_change_of_plan(partner, api, plan, folded):
    calls(partner, 12, ts=NOW - timedelta(days=1))
    for _ in range(3):
        last = api.get("/api/v1/accounts")
    api.get("/api/v1/accounts?limit=x")
    if folded:
        fold_all()

    subscribe(partner, plan)
    last = api.get("/api/v1/accounts")

    found = period(partner)
    assert found.used == 17
    assert says_me(api) == {"current": 17, "limit": found.included}
    assert int(last["X-RateLimit-Limit"]) == found.included
    assert int(last["X-RateLimit-Remaining"]) == found.remaining


@pytest.mark.django_db
def test_me_headers_and_period_say_the_same_for_a_person():
    user = make_user()
    api = Api(make_key(user, "personal"))
    for _ in range(3):
        last = api.get("/api/v1/github/repos")

    found = period_of(standing_of(user), NOW)

    assert says_me(api) == {"current": 3, "limit": 1_000}
    assert (found.used, found.remaining) == (3, int(last["X-RateLimit-Day-Remaining"]))


def test_a_change_of_the_plan_keeps_what_was_used(partner):
    calls(partner, 10)
    plan = Plan.objects.get(family="partner", slug="free")
    Subscription.objects.filter(partner=partner).update(plan=plan)

    found = period(partner)

    assert (found.used, found.remaining) == (10, 990)
    assert found == replace(found, included=1_000)
