"""Settings > Billing where nobody takes payments: plan, period and prices, and nothing to press."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from accounts.models import Event
from billing.models import Plan, Subscription, UsageRecord
from tests.factories import make_partner, make_records, make_user, subscribe
from tests.pages.conftest import logged_in
from tests.pages.html import Page

BILLING = "/settings/billing"
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ASSIGNED = (
    "Plans Plans are assigned by the people who run this server. It takes no payments itself: "
    "ask them if you need another plan."
)


@pytest.fixture(autouse=True)
def _one_moment():
    with time_machine.travel(NOW, tick=False):
        yield


def text_of(browser, query=""):
    """Return the words of the page, from its heading on."""
    text = Page(browser.get(BILLING + query)).text
    return text[text.index("Billing Your plan") :]


def use(partner, calls, ago=timedelta(hours=1)):
    make_records(partner, [{"ts": NOW - ago}] * calls)


def small(slug="pro", month=10, **fields):
    """Make a plan's quota small enough to go past it."""
    Plan.objects.filter(family="partner", slug=slug).update(per_month=month, **fields)


def test_whoever_is_not_logged_in_logs_in_first(client, db):
    response = client.get(BILLING)

    assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={BILLING}")


@pytest.mark.django_db
def test_a_free_partner_sees_plan_period_figures_and_what_other_plans_cost():
    partner = make_partner(plan="free")
    use(partner, 20, ago=timedelta(days=1))
    use(partner, 1)

    assert text_of(logged_in(partner.user)) == (
        "Billing Your plan, what you used of it, and what it costs. "
        "Plan Free Price Free of charge Billing cycle 1 Nov 2026, 00:00 to 1 Dec 2026, 00:00 UTC "
        "This billing cycle Included 1,000 calls Used 21 calls Left 979 calls "
        "Expected by the end About 30 calls "
        "if every day left is like the average of the days that are over "
        "Usage by day, provider, key and account "
        f"{ASSIGNED} Plan Included Price Past the quota "
        "Free your plan 1,000 calls a month at most 30 calls a minute Free of charge Calls are refused "
        "Pro 100,000 calls a month at most 300 calls a minute As agreed $0.50 per 1,000 calls "
        "Enterprise Unlimited calls a month at most 1,000 calls a minute As agreed –"
    )


def test_there_is_nothing_to_press_that_leads_nowhere(partners_browser):
    page = Page(partners_browser.get(BILLING))

    inside = [a["href"] for a in page.all("a") if a["href"].startswith(f"{BILLING}/")]
    assert inside == []
    assert [b for b in page.all("button") if "disabled" in b] == []


def test_a_person_without_a_profile_has_the_day(browser, user):
    fields = {"key_id": user.pk, "user_id": user.pk, "ms": 1, "counted": True, "status": 200}
    UsageRecord.objects.create(**fields, ts=NOW - timedelta(hours=1))
    UsageRecord.objects.create(**fields, ts=NOW - timedelta(days=1))

    text = text_of(browser)

    assert (
        "Plan Free Price Free of charge Day 21 Nov 2026, 00:00 to 22 Nov 2026, 00:00 UTC "
        "Today Included 1,000 calls Used 1 call Left 999 calls "
        "Usage by day, provider, key and account Plans Plans are assigned"
    ) in text
    assert (
        "Team 100,000 calls a day at most 1,000 calls a minute As agreed Calls are refused" in text
    )
    assert "Enterprise" not in text


def test_pro_past_its_quota_says_what_it_costs_so_far(partners_browser, partner):
    small(price="20")
    use(partner, 20, ago=timedelta(days=2))
    use(partner, 10)

    text = text_of(partners_browser)

    assert "Plan Pro Price $20.00 a month and $0.50 per 1,000 calls past the quota" in text
    assert (
        "The quota is used up. Further calls are answered, and charged at $0.50 per 1,000. "
        "Included 10 calls Used 30 calls Left 0 calls Past the quota 20 calls, $0.01 so far "
        "Expected by the end About 30 calls, $0.01 for those past the quota"
    ) in text


@pytest.mark.parametrize(
    ("plan", "calls", "said"),
    [
        ("free", 7, "This billing cycle Included 10 calls"),
        ("free", 8, "Calls past it are refused until 1 Dec 2026, 00:00 UTC."),
        (
            "free",
            10,
            "The quota is used up: calls are refused with 429 until 1 Dec 2026, 00:00 UTC.",
        ),
        ("pro", 8, "Calls past it are answered, and charged at $0.50 per 1,000."),
        ("pro", 10, "The quota is used up. Further calls are answered, and charged"),
    ],
)
@pytest.mark.django_db
def test_what_happens_at_the_quota_is_said(plan, calls, said):
    small(plan)
    partner = make_partner(plan=plan)
    use(partner, calls)

    assert said in text_of(logged_in(partner.user))


def test_a_reached_spend_cap_is_said(partners_browser, partner):
    small()
    subscribe(partner, spend_cap="0.01")
    use(partner, 29)
    assert "The spend cap is reached" not in text_of(partners_browser)

    use(partner, 1)

    assert (
        "The spend cap is reached: calls are refused with 429 until 1 Dec 2026, 00:00 UTC. "
        "Raise it below to go on."
    ) in text_of(partners_browser)


@pytest.mark.parametrize(
    ("plan", "days", "said"),
    [
        ("free", 9, "the days that are over; those past the quota will be refused Usage by day"),
        ("free", 1, "the days that are over Usage by day"),
        ("pro", 9, "the days that are over; those past the spend cap will be refused Usage by day"),
        ("pro", 1, "the days that are over Usage by day"),
    ],
)
@pytest.mark.django_db
def test_what_is_expected_to_be_refused_is_said(plan, days, said):
    small(plan)
    partner = make_partner(plan=plan)
    subscribe(partner, plan, spend_cap=0)
    for day in range(1, days + 1):
        use(partner, 1, ago=timedelta(days=day))

    assert said in text_of(logged_in(partner.user))


def test_granted_calls_stand_beside_the_quota(partners_browser, partner):
    small()
    subscribe(partner, extra_calls=5, extra_until=datetime(2026, 12, 1, tzinfo=UTC))
    use(partner, 12)

    assert (
        "Included 10 calls Granted on top 5 calls until 1 Dec 2026, 00:00 UTC "
        "Used 12 calls Left 3 calls Past the quota 0 calls, $0.00 so far"
    ) in text_of(partners_browser)


@pytest.mark.django_db
def test_a_plan_without_limit_has_no_bar_and_nothing_left():
    partner = make_partner(plan="enterprise")
    subscribe(partner, "enterprise", extra_calls=5, extra_until=datetime(2026, 12, 1, tzinfo=UTC))
    use(partner, 3)

    response = logged_in(partner.user).get(BILLING)

    text = Page(response).text
    assert "This billing cycle Included Unlimited calls Used 3 calls Expected by the end" in text
    assert not [a for _, a in Page(response).elements if a.get("role") == "meter"]
    assert "Spend cap" not in text


def test_a_cycle_with_an_anchor_is_shown_to_the_minute(partners_browser, partner):
    subscribe(partner, cycle_anchor=datetime(2026, 8, 31, 14, 5, tzinfo=UTC))

    assert "Billing cycle 31 Oct 2026, 14:05 to 30 Nov 2026, 14:05 UTC" in text_of(partners_browser)


def test_a_cancelled_plan_says_when_it_ends(partners_browser, partner):
    subscribe(partner, ends_at=datetime(2026, 12, 1, tzinfo=UTC))

    assert "Plan Pro Cancelled: it ends on 1 Dec 2026, 00:00 UTC." in text_of(partners_browser)


def test_a_suspended_profile_is_told(partners_browser, partner):
    partner.status = "suspended"
    partner.save()

    assert "Your partner profile is suspended: every call is refused" in text_of(partners_browser)


def test_a_deactivated_profile_sees_the_personal_plan(partners_browser, partner):
    partner.status = "deactivated"
    partner.save()

    text = text_of(partners_browser)

    assert "charged to your personal plan, which is shown here. Plan Free Price" in text
    assert "Today" in text


def test_a_partner_without_a_subscription_has_the_default_plan(partners_browser, partner):
    Subscription.objects.all().delete()

    assert "Plan Free Price Free of charge Billing cycle" in text_of(partners_browser)
    assert not Subscription.objects.exists()


def test_nobody_elses_calls_plan_or_dates_are_shown(partners_browser, partner):
    other = make_partner(plan="enterprise", user=make_user())
    use(other, 5)
    subscribe(other, "enterprise", cycle_anchor=datetime(2026, 8, 13, tzinfo=UTC))

    text = text_of(partners_browser)

    assert "Plan Pro" in text
    assert "Used 0 calls" in text
    assert "13 Nov 2026" not in text


def test_the_page_takes_the_same_statements_however_much_was_used(
    partners_browser, partner, django_assert_max_num_queries
):
    use(partner, 3)
    partners_browser.get(BILLING)
    with django_assert_max_num_queries(20) as few:
        partners_browser.get(BILLING)
    use(partner, 50, ago=timedelta(days=9))

    with django_assert_max_num_queries(len(few)):
        partners_browser.get(BILLING)


def cap(browser, amount):
    return browser.post(BILLING, {"amount": amount}, follow=True)


def test_the_spend_cap_is_set_shown_and_taken_away(partners_browser, partner):
    saved = cap(partners_browser, "12.50")

    assert saved.redirect_chain == [(BILLING, 302)]
    text = Page(saved).text
    assert "Spend cap saved" in text
    assert "Calls past the quota may cost $12.50 a billing cycle; so far they cost $0.00." in text
    assert Page(saved).value("amount") == "12.50"
    removed = Page(cap(partners_browser, "")).text
    assert "Spend cap removed" in removed
    assert "There is no cap: every call past the quota is answered and charged." in removed
    changes = [(e.data["spend_cap"], e.actor_id) for e in Event.objects.order_by("id")]
    assert changes == [("12.50", str(partner.user_id)), (None, str(partner.user_id))]


@pytest.mark.parametrize(
    ("amount", "problem"),
    [
        ("-1", "Ensure this value is greater than or equal to 0."),
        ("a lot", "Enter a number."),
        ("NaN", "Enter a number."),
        ("1.005", "Ensure that there are no more than 2 decimal places."),
        ("1e20", "Ensure that there are no more than 10 digits in total."),
    ],
)
def test_a_wrong_spend_cap_is_named_on_the_whole_page(partners_browser, partner, amount, problem):
    subscribe(partner, spend_cap="5")

    response = cap(partners_browser, amount)

    page = Page(response)
    assert problem in page.text
    assert page.value("amount") == amount
    assert "Plan Pro" in page.text
    assert Subscription.objects.get(partner=partner).spend_cap == 5
    assert not Event.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("plan", ["free", "enterprise"])
def test_plans_that_charge_nothing_past_the_quota_take_no_spend_cap(plan):
    partner = make_partner(plan=plan)
    browser = logged_in(partner.user)

    response = cap(browser, "5")

    assert "Spend cap" not in Page(response).text
    assert Subscription.objects.get(partner=partner).spend_cap is None
