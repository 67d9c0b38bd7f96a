"""A subscription changes in one step, with one event, and the next call finds it changed."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.actors import Actor
from accounts.models import ApiKey, Event
from billing.limits.cycles import cycle_of
from billing.models import Plan, Subscription
from billing.subscriptions.subscribing import (
    cancel,
    change_plan,
    grant_calls,
    mark_paid,
    mark_past_due,
    set_budget,
    set_spend_cap,
    subscription_for,
)
from tests.conftest import Api
from tests.factories import make_account, make_key, make_partner, make_records, make_user, subscribe

STAFF = Actor("staff", "41", "192.0.2.1")
ACCOUNTS, ME = "/api/v1/accounts", "/api/v1/me"
ANCHOR = datetime(2026, 5, 9, 12, tzinfo=UTC)


def plan(slug, family="partner"):
    return Plan.objects.get(family=family, slug=slug)


def only_event():
    event = Event.objects.get()
    assert (event.actor, event.actor_id, event.ip) == ("staff", "41", "192.0.2.1")
    return event


@pytest.fixture
def subscription(partner):
    return partner.subscription


# promise 102
def test_another_plan_counts_from_the_next_call_on(subscription, partner, api):
    assert api.get(ME)["X-RateLimit-Limit"] == "100000"

    assert change_plan(subscription, plan("free"), STAFF, reason="asked by phone")

    assert api.get(ME)["X-RateLimit-Limit"] == "1000"
    event = only_event()
    assert (event.type, event.partner_id, event.user_id) == (
        "subscription.changed",
        partner.pk,
        None,
    )
    assert (event.object_type, event.object_id) == ("subscription", str(subscription.pk))
    assert event.data == {
        "plan": "free",
        "status": "active",
        "was": {"plan": "pro"},
        "reason": "asked by phone",
    }


# promise 102
def test_what_was_used_stays_used_under_another_plan(subscription, partner, api):
    make_records(partner, ({} for _ in range(1000)))

    change_plan(subscription, plan("free"), STAFF)

    refused = api.get(ACCOUNTS)
    assert (refused.status_code, refused.json()["details"]["limit"]) == (429, "month")


def test_what_is_so_already_is_no_change(subscription):
    subscription.cycle_anchor = ANCHOR
    subscription.save()

    assert not change_plan(subscription, plan("pro"), STAFF, reason="again", anchor=ANCHOR)
    assert not mark_paid(subscription, STAFF)
    assert not set_spend_cap(subscription, None, STAFF)
    assert not Event.objects.exists()


def test_the_change_is_of_the_row_not_of_what_the_caller_remembers(subscription):
    stale = Subscription.objects.get()
    set_spend_cap(subscription, Decimal("5.00"), STAFF)

    change_plan(stale, plan("enterprise"), STAFF)

    assert Subscription.objects.values_list("plan__slug", "spend_cap").get() == (
        "enterprise",
        Decimal("5.00"),
    )
    assert stale.spend_cap == Decimal("5.00")


def test_a_plan_of_the_other_family_changes_nothing(subscription):
    with pytest.raises(ValueError, match=r"Team \(personal\) is no plan for a partner"):
        change_plan(subscription, plan("team", "personal"), STAFF)

    assert Subscription.objects.get().plan == plan("pro")
    assert not Event.objects.exists()


def test_past_due_from_the_next_call_until_it_is_paid(subscription, api):
    assert mark_past_due(subscription, STAFF, "invoice 7 is open")
    assert not mark_past_due(subscription, STAFF, "again")
    assert api.get(ACCOUNTS).status_code == 402
    assert subscription.past_due_since is not None

    assert mark_paid(subscription, STAFF, "bank transfer")

    assert api.get(ACCOUNTS).status_code == 200
    assert Subscription.objects.values_list("status", "past_due_since").get() == ("active", None)
    told = Event.objects.order_by("id").values_list("data__status", "data__reason")
    assert list(told) == [("past_due", "invoice 7 is open"), ("active", "bank transfer")]


def test_another_plan_pays_no_debt(subscription, api):
    mark_past_due(subscription, STAFF)

    change_plan(subscription, plan("enterprise"), STAFF)

    assert api.get(ACCOUNTS).status_code == 402


def test_another_plan_begins_again_what_was_cancelled(subscription, api):
    subscription.status = "cancelled"
    subscription.save()

    change_plan(subscription, plan("pro"), STAFF)

    assert api.get(ME)["X-RateLimit-Limit"] == "100000"
    assert only_event().data["was"] == {"status": "cancelled"}


def test_cancelling_leads_back_to_the_first_plan_within_the_same_cycle(partner, api):
    subscription = subscribe(
        partner,
        "pro",
        cycle_anchor=ANCHOR,
        stripe_customer_id="cus_1",
        stripe_subscription_id="sub_1",
        status="past_due",
        past_due_since=ANCHOR,
        ends_at=ANCHOR,
    )

    assert cancel(subscription, STAFF, "bankrupt")
    assert not cancel(subscription, STAFF, "again")

    row = Subscription.objects.get()
    assert (row.plan.slug, row.status, row.past_due_since, row.ends_at) == (
        "free",
        "active",
        None,
        None,
    )
    assert (row.stripe_customer_id, row.stripe_subscription_id) == ("cus_1", "")
    assert row.cycle_anchor == ANCHOR
    assert api.get(ACCOUNTS)["X-RateLimit-Limit"] == "1000"
    assert only_event().data["was"] == {
        "plan": "pro",
        "status": "past_due",
        "past_due_since": ANCHOR.isoformat(),
        "ends_at": ANCHOR.isoformat(),
        "stripe_subscription_id": "sub_1",
    }


def test_granted_calls_open_a_full_month_until_the_cycle_ends(partner, api):
    subscription = subscribe(partner, "free", cycle_anchor=ANCHOR)
    make_records(partner, ({} for _ in range(1000)))
    assert api.get(ACCOUNTS).status_code == 429

    grant_calls(subscription, 2, STAFF, "our outage")
    grant_calls(subscription, 3, STAFF, "and its echo")

    answers = [api.get(ACCOUNTS) for _ in range(6)]
    assert [a.status_code for a in answers] == [200] * 5 + [429]
    assert answers[0]["X-RateLimit-Limit"] == "1005"
    assert subscription.extra_until == cycle_of(ANCHOR, timezone.now())[1]
    last = Event.objects.last().data
    assert (last["extra_calls"], last["was"], last["reason"]) == (
        5,
        {"extra_calls": 2},
        "and its echo",
    )


def test_a_grant_of_an_earlier_cycle_is_not_added_to(subscription):
    Subscription.objects.update(extra_calls=70, extra_until=timezone.now() - timedelta(days=1))

    grant_calls(subscription, 5, STAFF, "outage")

    assert Subscription.objects.get().extra_calls == 5


def test_granted_calls_of_a_person_end_with_the_day(db):
    user = make_user()
    subscription = subscription_for(user)
    api = Api(make_key(user, "personal"))

    grant_calls(subscription, 5, STAFF, "outage")

    assert api.get(ME)["X-RateLimit-Day-Limit"] == "1005"
    tomorrow = timezone.now().date() + timedelta(days=1)
    assert subscription.extra_until == datetime(*tomorrow.timetuple()[:3], tzinfo=UTC)


@pytest.mark.parametrize(("slug", "calls"), [("pro", 0), ("pro", 10**9 + 1), ("enterprise", 5)])
def test_a_grant_that_makes_no_sense_changes_nothing(partner, slug, calls):
    subscription = subscribe(partner, slug)

    with pytest.raises(ValueError, match="calls"):
        grant_calls(subscription, calls, STAFF, "outage")

    assert Subscription.objects.get().extra_calls == 0
    assert not Event.objects.exists()


def test_another_cycle_ends_what_was_granted_for_the_former(subscription):
    grant_calls(subscription, 5, STAFF, "outage")
    now = timezone.now()

    change_plan(subscription, plan("pro"), STAFF, anchor=now)

    row = Subscription.objects.get()
    assert (row.cycle_anchor, row.extra_calls, row.extra_until) == (now, 0, None)


def test_a_spend_cap_stops_a_metered_plan_from_the_next_call_on(subscription, partner, api):
    Plan.objects.filter(pk=subscription.plan_id).update(per_month=1)
    make_records(partner, ({} for _ in range(21)))
    assert api.get(ACCOUNTS).status_code == 200

    assert set_spend_cap(subscription, Decimal("0.01"), STAFF)

    refused = api.get(ACCOUNTS)
    assert (refused.status_code, refused.json()["details"]["limit"]) == (429, "spend_cap")
    assert only_event().data == {
        "plan": "pro",
        "status": "active",
        "spend_cap": "0.01",
        "was": {"spend_cap": None},
    }


def test_a_budget_of_a_key_and_of_an_account(partner, api):
    key, account = ApiKey.objects.get(), make_account(partner)

    assert set_budget(key, 0, STAFF)
    assert not set_budget(key, 0, STAFF)
    assert api.get(ACCOUNTS).json()["details"]["limit"] == "key"
    assert set_budget(key, None, STAFF)
    assert set_budget(account, 20, STAFF)

    assert api.get(ACCOUNTS).status_code == 200
    told = Event.objects.order_by("id").values_list("type", "object_id", "partner_id", "account_id")
    assert list(told) == [
        ("key.budget_changed", str(key.pk), partner.pk, None),
        ("key.budget_changed", str(key.pk), partner.pk, None),
        ("account.budget_changed", str(account.pk), partner.pk, account.pk),
    ]
    assert Event.objects.last().data == {"budget": 20, "was": {"budget": None}}


def test_who_has_no_subscription_gets_one_on_the_first_plan(db):
    person, owner = make_user(), make_partner().user
    bare = make_partner()
    bare.subscription.delete()
    bare.refresh_from_db()

    assert subscription_for(person).plan == plan("free", "personal")
    assert subscription_for(person) == subscription_for(person)
    assert subscription_for(owner) == owner.partner.subscription
    assert subscription_for(bare.user).plan == plan("free")
    assert Subscription.objects.count() == 3


def test_a_deactivated_partner_is_charged_as_a_person(db):
    partner = make_partner(status="deactivated")

    assert subscription_for(partner.user).user == partner.user
