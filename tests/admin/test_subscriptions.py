"""Staff change subscriptions: every deed asks why, counts from the next call on, and leaves an event."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from accounts.models import Event
from billing.models import Plan, Subscription
from billing.subscriptions.subscribing import subscription_for
from tests.admin.test_actions import do
from tests.factories import make_partner, make_records, make_user, subscribe
from tests.pages.html import Page

ACCOUNTS, ME = "/api/v1/accounts", "/api/v1/me"


def change(subscription):
    return reverse("admin:billing_subscription_change", args=[subscription.pk])


def plan(family, slug):
    return Plan.objects.get(family=family, slug=slug)


def deeds():
    """Return what was recorded, each by the one member of staff there is."""
    found = list(Event.objects.order_by("id"))
    assert {(event.type, event.actor) for event in found} <= {("subscription.changed", "staff")}
    return [event.data for event in found]


@pytest.fixture
def subscription(partner):
    return partner.subscription


def test_changing_the_plan_of_several(desk, subscription, api):
    other = make_partner().subscription
    free = plan("partner", "free")

    said = do(desk, "change_plan", subscription, other, plan=free.pk, reason="tender lost")

    assert "2 changed" in said
    assert api.get(ME)["X-RateLimit-Limit"] == "1000"
    expected = {
        "plan": "free",
        "status": "active",
        "was": {"plan": "pro"},
        "reason": "tender lost",
    }
    assert deeds() == [expected, expected]


def test_only_plans_of_the_family_are_offered(desk, subscription):
    chosen = {"action": "change_plan", "_selected_action": [str(subscription.pk)]}
    asked = Page(desk.post("/admin/billing/subscription/", chosen))

    assert "Enterprise (partner)" in asked.text
    assert "(personal)" not in asked.text

    team = plan("personal", "team")
    refused = do(desk, "change_plan", subscription, plan=team.pk, reason="why not")
    assert "Select a valid choice" in refused
    assert deeds() == []


def test_partners_and_people_are_not_changed_together(desk, subscription):
    persons = subscription_for(make_user())
    pro = plan("partner", "pro")

    said = do(desk, "change_plan", subscription, persons, plan=pro.pk, reason="why not")

    assert "Choose subscriptions of one family" in said
    assert deeds() == []


def test_past_due_and_paid(desk, subscription, api):
    assert "1 changed" in do(desk, "mark_past_due", subscription, reason="invoice 7")
    assert api.get(ACCOUNTS).status_code == 402
    assert "0 changed" in do(desk, "mark_past_due", subscription, reason="invoice 7")

    assert "1 changed" in do(desk, "mark_paid", subscription, reason="bank transfer")

    assert api.get(ACCOUNTS).status_code == 200
    assert [deed["reason"] for deed in deeds()] == ["invoice 7", "bank transfer"]


def test_granting_extra_calls(desk, partner, api):
    subscription = subscribe(partner, "free")
    make_records(partner, ({} for _ in range(1000)))
    assert api.get(ACCOUNTS).status_code == 429

    assert "1 changed" in do(desk, "grant_calls", subscription, calls="1", reason="our outage")

    assert [api.get(ACCOUNTS).status_code for _ in range(2)] == [200, 429]
    assert (deeds()[0]["extra_calls"], deeds()[0]["reason"]) == (1, "our outage")


@pytest.mark.parametrize("calls", ["", "0", "-5", "1.5", "many", "1000000001"])
def test_a_number_that_is_none_grants_nothing(desk, subscription, calls):
    said = do(desk, "grant_calls", subscription, calls=calls, reason="our outage")

    assert "Nothing was changed" in said
    assert deeds() == []


def test_a_plan_without_a_quota_is_granted_nothing_and_the_others_are(desk, partner):
    enterprise = make_partner(plan="enterprise", company_name="Big").subscription

    said = do(desk, "grant_calls", partner.subscription, enterprise, calls="5", reason="outage")

    assert "Enterprise (partner) for Big: Enterprise (partner) has no quota" in said
    assert "1 changed" in said
    assert [deed["plan"] for deed in deeds()] == ["pro"]


def test_setting_the_spend_cap_and_lifting_it(desk, subscription):
    do(desk, "set_spend_cap", subscription, amount="12.50", reason="asked for it")
    assert Subscription.objects.get().spend_cap == Decimal("12.50")

    do(desk, "set_spend_cap", subscription, amount="", reason="trusts us")

    assert Subscription.objects.get().spend_cap is None
    assert [deed["spend_cap"] for deed in deeds()] == ["12.50", None]


@pytest.mark.parametrize("amount", ["-1", "1.234", "lots", "123456789.00"])
def test_an_amount_that_is_none_caps_nothing(desk, subscription, amount):
    said = do(desk, "set_spend_cap", subscription, amount=amount, reason="asked for it")

    assert "Nothing was changed" in said
    assert deeds() == []


def test_cancelling(desk, partner):
    subscription = subscribe(partner, "pro", stripe_subscription_id="sub_1")

    do(desk, "cancel", subscription, reason="left us")

    row = Subscription.objects.get()
    assert (row.plan.slug, row.status, row.stripe_subscription_id) == ("free", "active", "")


@pytest.mark.parametrize(
    ("action", "answers"),
    [
        ("change_plan", {"plan": "1"}),
        ("mark_past_due", {"nothing": "else"}),
        ("mark_paid", {"nothing": "else"}),
        ("grant_calls", {"calls": "5"}),
        ("set_spend_cap", {"amount": "5"}),
        ("cancel", {"nothing": "else"}),
    ],
)
def test_nothing_is_done_without_a_reason(desk, subscription, action, answers):
    assert "This field is required" in do(desk, action, subscription, **answers)
    assert deeds() == []


def test_who_may_only_look_changes_nothing(client, subscription):
    watcher = make_user(is_staff=True)
    watcher.user_permissions.set(Permission.objects.filter(codename="view_subscription"))
    client.force_login(watcher)

    page = client.get(change(subscription))
    do(client, "cancel", subscription, reason="why not")
    posted = client.post(change(subscription), {"plan": plan("partner", "free").pk})

    assert (page.status_code, posted.status_code) == (200, 403)
    assert Page(page).all("textarea") == []
    assert Subscription.objects.get().plan.slug == "pro"


def test_the_form_changes_nothing_without_a_reason(desk, subscription):
    answer = desk.post(
        change(subscription), {"plan": plan("partner", "free").pk, "status": "active"}
    )

    assert "Say why." in answer.content.decode()
    assert Subscription.objects.get().plan.slug == "pro"
    assert deeds() == []


def test_saving_the_form_as_it_is_changes_nothing(desk, partner):
    anchor = datetime(2026, 5, 9, 12, 30, 15, 123456, tzinfo=UTC)
    subscription = subscribe(partner, "pro", cycle_anchor=anchor)
    asked = Page(desk.get(change(subscription)))
    fields = {
        name: asked.value(name)
        for name in ("cycle_anchor_0", "cycle_anchor_1")
        if asked.value(name)
    }

    answer = desk.post(
        change(subscription), {"plan": subscription.plan_id, "status": "active", **fields}
    )

    assert (answer.status_code, deeds()) == (302, [])
    assert Subscription.objects.get().cycle_anchor == anchor


def test_the_form_marks_past_due_and_paid(desk, subscription, api):
    given = {"plan": subscription.plan_id, "reason": "invoice 7"}

    desk.post(change(subscription), {**given, "status": "past_due"})
    assert api.get(ACCOUNTS).status_code == 402
    assert Subscription.objects.get().past_due_since is not None
    desk.post(change(subscription), {**given, "status": "active"})

    assert api.get(ACCOUNTS).status_code == 200
    assert [deed["status"] for deed in deeds()] == ["past_due", "active"]


def test_the_form_does_not_cancel_but_begins_again_what_was(desk, partner, api):
    subscription = partner.subscription
    given = {"plan": subscription.plan_id, "reason": "back again"}
    refused = desk.post(change(subscription), {**given, "status": "cancelled"})
    assert "Select a valid choice" in refused.content.decode()
    subscribe(partner, "pro", status="cancelled")

    desk.post(change(subscription), {**given, "status": "active"})

    assert api.get(ME)["X-RateLimit-Limit"] == "100000"
    assert [deed["was"] for deed in deeds()] == [{"status": "cancelled"}]


def test_a_subscription_shows_what_its_period_has_come_to(desk, partner):
    Plan.objects.filter(slug="pro").update(per_month=100)
    make_records(partner, ({} for _ in range(2100)))
    anchor = datetime(2026, 5, 1, tzinfo=UTC)
    end = datetime.now(UTC) + timedelta(days=90)
    subscription = subscribe(partner, "pro", cycle_anchor=anchor, extra_calls=1000, extra_until=end)

    page = Page(desk.get(change(subscription)))

    shown = "2,100 of 1,100 calls used (1,000 of them granted), 1,000 past the quota ($0.50);"
    assert shown in page.text
    links = [link.get("href") for link in page.all("a")]
    assert f"/admin/billing/usageday/?q={partner.pk}" in links


@pytest.mark.parametrize(
    ("slug", "shown"),
    [("enterprise", "1 calls used, unlimited;"), ("free", "1 of 1,000 calls used;")],
)
def test_a_plan_that_is_not_metered_shows_no_overage(desk, partner, slug, shown):
    make_records(partner, [{}])

    assert shown in Page(desk.get(change(subscribe(partner, slug)))).text
