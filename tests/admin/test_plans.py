"""Plans are edited and given here."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from accounts.models import Event
from billing.models import Plan, Subscription
from tests.admin.test_actions import do
from tests.factories import make_user

ADD = "/admin/billing/subscription/add/"


def plan(family, slug):
    return Plan.objects.get(family=family, slug=slug)


def test_a_changed_limit_counts_from_the_next_call_on(desk, partner, api):
    pro = plan("partner", "pro")
    assert api.get("/api/v1/me")["X-RateLimit-Minute-Limit"] == "300"

    answer = desk.post(
        reverse("admin:billing_plan_change", args=[pro.pk]),
        {
            "family": "partner",
            "slug": "pro",
            "name": "Pro",
            "per_minute": "7",
            "per_month": "100000",
            "beyond": "metered",
            "overage_per_1000": "0.5",
            "reason": "agreed",
        },
    )

    assert answer.status_code == 302
    assert api.get("/api/v1/me")["X-RateLimit-Minute-Limit"] == "7"


def test_a_partner_is_given_another_plan(desk, staff, partner, api):
    enterprise, subscription = plan("partner", "enterprise"), partner.subscription

    desk.post(
        reverse("admin:billing_subscription_change", args=[subscription.pk]),
        {
            "plan": enterprise.pk,
            "status": "active",
            "cycle_anchor_0": "2026-11-05",
            "cycle_anchor_1": "08:00:00",
            "reason": "signed on paper",
        },
    )

    subscription.refresh_from_db()
    assert (subscription.plan, subscription.partner) == (enterprise, partner)
    assert subscription.cycle_anchor == datetime(2026, 11, 5, 8, tzinfo=UTC)
    assert api.get("/api/v1/me")["X-RateLimit-Limit"] == "-1"
    event = Event.objects.get()
    assert (event.type, event.actor, event.actor_id) == (
        "subscription.changed",
        "staff",
        str(staff.pk),
    )
    assert (event.partner_id, event.object_id) == (partner.pk, str(subscription.pk))
    assert event.data == {
        "plan": "enterprise",
        "status": "active",
        "cycle_anchor": "2026-11-05T08:00:00+00:00",
        "was": {"plan": "pro", "cycle_anchor": None},
        "reason": "signed on paper",
    }


def test_a_person_is_given_a_plan(desk):
    user, team = make_user(), plan("personal", "team")

    given = {"user": str(user.pk), "partner": ""}
    desk.post(ADD, given | {"plan": team.pk, "status": "active", "reason": "a gift"})

    assert Subscription.objects.get(user=user).plan == team
    event = Event.objects.get()
    assert (event.user_id, event.data) == (
        user.pk,
        {"plan": "team", "status": "active", "reason": "a gift"},
    )


def test_a_plan_of_the_other_family_is_refused(desk, partner):
    change = reverse("admin:billing_subscription_change", args=[partner.subscription.pk])
    given = {"plan": plan("personal", "team").pk, "status": "active", "reason": "why not"}

    for answer in (
        desk.post(change, given),
        desk.post(ADD, {"user": str(make_user().pk), "plan": plan("partner", "pro").pk}),
    ):
        assert answer.status_code == 200
        assert "Choose a plan of the family" in answer.content.decode()
    assert Subscription.objects.values_list("plan__slug").get() == ("pro",)


def test_a_subscription_for_nobody_or_for_two_is_refused(desk, partner):
    pro = plan("personal", "pro")
    partner.subscription.delete()

    for whose in ({}, {"user": str(make_user().pk), "partner": str(partner.pk)}):
        answer = desk.post(ADD, {"plan": pro.pk, "status": "active", **whose})
        assert answer.status_code == 200
    assert not Subscription.objects.exists()
    assert not Event.objects.exists()


def test_plans_in_use_and_those_of_newcomers_stay(desk, partner):
    unused = plan("personal", "team")
    kept = (plan("partner", "pro"), plan("partner", "free"))

    said = do(desk, "remove", unused, *kept, reason="nobody wants it")

    assert "1 removed" in said
    assert not Plan.objects.filter(pk=unused.pk).exists()
    assert Plan.objects.count() == 5
    event = Event.objects.get()
    assert (event.type, event.object_id) == ("plan.removed", str(unused.pk))
    assert event.data == {"plan": "team", "family": "personal", "reason": "nobody wants it"}


def given(plan, **fields):
    """Return what the form of a plan sends, with overrides; None for what is left empty."""
    names = ("name", "per_minute", "per_day", "per_month", "beyond", "overage_per_1000", "price")
    sent = {name: getattr(plan, name) for name in names} | {"reason": "agreed"} | fields
    return {name: str(value) for name, value in sent.items() if value is not None}


@pytest.mark.parametrize(
    ("family", "slug", "wrong"),
    [
        ("partner", "pro", {"per_minute": 0}),
        ("partner", "pro", {"per_month": -2}),
        ("partner", "pro", {"per_month": None}),
        ("personal", "pro", {"per_day": None}),
        ("personal", "pro", {"beyond": "metered"}),
        ("partner", "pro", {"per_minute": ""}),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(desk, family, slug, wrong):
    before = plan(family, slug)

    answer = desk.post(
        reverse("admin:billing_plan_change", args=[before.pk]), given(before, **wrong)
    )

    assert answer.status_code == 200
    assert next(iter(wrong)) in answer.context["adminform"].form.errors
    assert given(plan(family, slug)) == given(before)


def test_unlimited_is_minus_one(desk, partner, api):
    pro = plan("partner", "pro")

    desk.post(reverse("admin:billing_plan_change", args=[pro.pk]), given(pro, per_month=-1))

    assert api.get("/api/v1/me")["X-RateLimit-Limit"] == "-1"


def test_family_and_slug_of_a_plan_stay(desk):
    pro = plan("partner", "pro")
    sent = given(pro, name="Professional") | {"family": "personal", "slug": "other"}

    desk.post(reverse("admin:billing_plan_change", args=[pro.pk]), sent)

    assert plan("partner", "pro").name == "Professional"


def test_newcomers_always_have_one_plan(desk):
    free, pro = plan("partner", "free"), plan("partner", "pro")
    kept = desk.post(reverse("admin:billing_plan_change", args=[free.pk]), given(free))
    assert "mark another one instead" in kept.content.decode()

    desk.post(
        reverse("admin:billing_plan_change", args=[pro.pk]), given(pro) | {"is_default": "on"}
    )

    assert Plan.objects.get(family="partner", is_default=True) == pro
    assert Plan.objects.get(family="personal", is_default=True).slug == "free"


def test_a_plan_is_added(desk):
    sent = given(plan("partner", "pro"), name="Scale") | {"family": "partner", "slug": "scale"}

    desk.post("/admin/billing/plan/add/", sent)

    assert plan("partner", "scale").per_month == 100_000
