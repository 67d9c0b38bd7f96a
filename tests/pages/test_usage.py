"""Settings > Usage: what of the quota is used, and where the calls went."""

import re
from datetime import timedelta
from threading import Thread

import pytest
import time_machine
from django.db import connection

from billing.limits.standing import standing_of
from billing.models import Plan, UsageRecord
from billing.pages.usage import page as usage_page
from billing.usage.folding import fold_all
from billing.usage.period import period_of
from tests.conftest import Api
from tests.factories import (
    make_account,
    make_key,
    make_partner,
    make_record,
    make_records,
    make_user,
    subscribe,
)
from tests.pages.conftest import logged_in
from tests.pages.html import Page
from tests.pages.test_every_page import check
from tests.pages.usage import CYCLE, NOW, USAGE, bars, links, page_of, use

DAY = timedelta(days=1)
# Who asks and under which plan 4, their keys and apps 2, the cube 3, the period in two parts 6, accounts 3 and
# their names 1, and what is owed 1.
STATEMENTS = 20


@pytest.fixture(autouse=True)
def _one_moment():
    with time_machine.travel(NOW, tick=False):
        yield


def limit(family="partner", slug="pro", **fields):
    Plan.objects.filter(family=family, slug=slug).update(**fields)


def test_whoever_is_not_logged_in_logs_in_first(client, db):
    response = client.get(USAGE)

    assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={USAGE}")


def test_without_any_call_the_page_says_how_to_make_one(partners_browser):
    page = check(partners_browser.get(USAGE))

    assert "No calls yet Every call with one of your keys is counted here" in page.text
    assert '/api/v1/accounts -H "Authorization: Bearer $PATCHBAY_KEY"' in page.text
    assert page.all("table") == []
    assert links(page, "/settings/api-keys/new") == ["/settings/api-keys/new"]


def test_the_quota_is_said_in_figures_and_words(partner, partners_browser):
    subscribe(partner, "free")
    use(partner, 20, ago=DAY)
    use(partner, 1)
    use(partner, 4, status=503, counted=False)

    page = check(partners_browser.get(USAGE))

    assert (
        "This billing cycle Plan Free , 1 Nov 2026, 00:00 to 1 Dec 2026, 00:00 UTC "
        "Used 21 2 % of the quota Included 1,000 Left 979 Expected by the end 30 "
        "The quota resets on 1 Dec 2026, 00:00 UTC. "
        "Expected: every day left is like the average of the days that are over."
    ) in page.text
    assert [m["aria-valuetext"] for m in page.all("div") if m.get("role") == "meter"] == [
        "21 of 1,000 calls used"
    ]
    assert "Calls 25 Succeeded 21 Failed 4 16 % Counted for the quota 21" in page.text


@pytest.mark.parametrize(
    ("used", "said"),
    [
        (31, "Left 9 Expected by the end 46 those past the quota will be refused"),
        (32, "The quota is nearly used up. Calls past it are refused until 1 Dec 2026, 00:00 UTC."),
        (40, "The quota is used up: calls are refused with 429 until 1 Dec 2026, 00:00 UTC."),
    ],
)
def test_a_quota_that_blocks_says_so_in_time(partner, partners_browser, used, said):
    subscribe(partner, "free")
    limit(slug="free", per_month=40)
    use(partner, used, ago=DAY)

    assert said in page_of(partners_browser).text


@pytest.mark.django_db
def test_the_first_call_that_is_proposed_is_one_that_a_user_may_make():
    user = make_user()
    page = page_of(logged_in(user))

    proposed = re.search(r"curl \S+(/api/v1/\S+)", page.text)[1]

    assert Api(make_key(user, "personal")).get(proposed).status_code == 200
    assert "No calls yet" not in page_of(logged_in(user)).text


def test_nothing_is_expected_of_a_quota_that_is_used_up(partner, partners_browser):
    subscribe(partner, "free")
    limit(slug="free", per_month=40)
    use(partner, 40, ago=DAY)

    assert "Expected" not in page_of(partners_browser).text
    assert "Expected" not in Page(partners_browser.get("/settings/billing")).text


def test_calls_past_a_metered_quota_are_shown_with_their_cost(partner, partners_browser):
    limit(per_month=10)
    use(partner, 30, ago=DAY)

    page = page_of(partners_browser)

    assert "Past the quota 20 $0.01 so far" in page.text
    assert "Further calls are answered, and charged at $0.50 per 1,000." in page.text
    assert [r["width"] for r in page.all("rect") if r.get("class") == "past"] == ["66.67%"]


def test_a_spend_cap_that_is_reached_says_where_to_raise_it(partner, partners_browser):
    limit(per_month=10)
    subscribe(partner, "pro", spend_cap="0.01")
    use(partner, 30)

    page = page_of(partners_browser)

    assert "The spend cap is reached: calls are refused with 429 until 1 Dec" in page.text
    assert links(page, "/settings/billing#") == ["/settings/billing#cap"]


def test_a_plan_without_a_quota_shows_no_bar(partner, partners_browser):
    subscribe(partner, "enterprise")
    use(partner, 3)

    page = page_of(partners_browser)

    assert "Used 3 Included Unlimited" in page.text
    assert "There is no quota. The count begins anew on 1 Dec 2026, 00:00 UTC." in page.text
    assert [d for d in page.all("div") if d.get("role") == "meter"] == []


def test_a_person_without_a_profile_sees_the_day(browser, user):
    key = make_key(user, "personal")
    Api(key).get("/api/v1/nothing")

    page = check(browser.get(USAGE))

    assert (
        "Today Plan Free , 21 Nov 2026, 00:00 to 22 Nov 2026, 00:00 UTC "
        "Used 1 <1 % of the quota Included 1,000 Left 999 "
        "The quota resets on 22 Nov 2026, 00:00 UTC."
    ) in page.text
    assert bars(page) == ["21 Nov 2026: 1 call, 0 succeeded, 1 failed"]
    assert [i for i in page.all("input") if i["name"] == "account"] == []


def test_whoever_owes_a_payment_is_told(partner, partners_browser):
    subscribe(partner, "pro", status="past_due", past_due_since=NOW - DAY)

    assert "Payment past due since 20 Nov 2026, 12:00 UTC ." in page_of(partners_browser).text


def test_every_day_with_calls_is_a_bar_that_leads_to_its_requests(partner, partners_browser):
    make_record(partner, ts=NOW - 2 * DAY)
    make_record(partner, ts=NOW - 2 * DAY, status=404)
    make_record(partner, ts=NOW)

    page = page_of(partners_browser)

    assert bars(page) == [
        "19 Nov 2026: 2 calls, 1 succeeded, 1 failed",
        "21 Nov 2026: 1 call, 1 succeeded, 0 failed",
    ]
    of_a_day = [a for a in links(page, "/settings/requests?") if "to=2026-11-19" in a]
    assert set(of_a_day) == {"/settings/requests?from=2026-11-19&to=2026-11-19"}
    failed = [r for r in page.all("rect") if r.get("class") == "failed"]
    assert [r["fill"] for r in failed] == ["url(#wide-failed)", "url(#narrow-failed)"]
    assert len(page.all("title")) == 1 + 2 * (1 + 2)  # the page, two charts, two bars in each
    assert "19 Nov 2026 2 1 1 2 20 Nov 2026 0 0 0 0 21 Nov 2026 so far 1 1 0 1" in page.text


@pytest.mark.parametrize("asked", ["", "&provider=slack", "&status=4xx", "&account=user-1"])
def test_a_bar_leads_to_as_many_requests_as_it_stands_for(partner, partners_browser, asked):
    one = make_account(partner, "user-1").pk
    use(partner, 3, ago=DAY, provider="slack", status=404, account_id=one)
    use(partner, 2, ago=DAY, provider="google")
    use(partner, 4)

    page = page_of(partners_browser, f"?from=2026-11-20&to=2026-11-20{asked}")
    of_the_bar = next(a for a in page.all("a") if " succeeded, " in a.get("aria-label", ""))
    log = Page(partners_browser.get(of_the_bar["href"]))

    told = {re.search(r"/settings/requests/(\d+)", a["href"]) for a in log.all("a")} - {None}
    assert of_the_bar["aria-label"].startswith(f"20 Nov 2026: {3 if asked else 5} calls")
    assert len({match[1] for match in told}) == (3 if asked else 5)


def test_a_long_range_is_drawn_in_weeks_and_listed_in_days(partner, partners_browser):
    make_record(partner, ts=NOW - 99 * DAY)
    make_record(partner, ts=NOW - 93 * DAY)

    page = page_of(partners_browser, "?from=2026-08-14")

    assert bars(page) == ["14 Aug 2026 to 20 Aug 2026: 2 calls, 2 succeeded, 0 failed"]
    week = "/settings/requests?from=2026-08-14&to=2026-08-20"
    assert links(page, week) == [week] * 2
    assert "14 Aug 2026 1 1 0 1 15 Aug 2026 0 0 0 0" in page.text


def test_calls_are_broken_down_with_links_to_page_and_log(partner, partners_browser):
    account = make_account(partner, "user-1")
    make_key(partner)
    key = partner.user.api_keys.get()
    own = {"key_id": key.pk, "account_id": account.pk, "provider": "slack"}
    make_records(partner, [own, own, own | {"status": 429, "counted": False}])
    make_record(partner, ts=NOW, key_id=partner.pk)

    page = page_of(partners_browser)

    assert (
        "By provider Provider Calls Share Failed Request log Slack 3 75 % 1 Requests" in page.text
    )
    assert (
        "No provider routes of Patchbay itself, such as accounts and tools 1 25 % 0 Requests"
        in page.text
    )
    assert f"test {key.masked} 3 75 % 1 Requests Deleted key {partner.pk} 1 25 % 0" in page.text
    assert "Account Calls Share Request log user-1 3 75 % Requests" in page.text
    assert "429 Too Many Requests not counted for the quota 1 25 % 1 Requests" in page.text
    for narrowed in (
        f"key={key.pk}",
        "provider=slack",
        "provider=none",
        "account=user-1",
        "status=429",
    ):
        assert links(page, f"{USAGE}?{CYCLE}&{narrowed}") == [f"{USAGE}?{CYCLE}&{narrowed}"]
        assert links(page, f"/settings/requests?{CYCLE}&{narrowed}") == [
            f"/settings/requests?{CYCLE}&{narrowed}"
        ]


def test_what_is_used_equals_the_ledger_the_range_and_the_api(partner, partners_browser):
    raw = make_key(partner)
    make_records(partner, [{"ts": NOW - DAY * (n % 9), "status": 200 + n} for n in range(300)])
    fold_all()
    use(partner, 7)
    make_record(partner, ts=NOW, status=429, counted=False)

    page = page_of(partners_browser)
    used = period_of(standing_of(partner.user), NOW).used
    api = Api(raw).get("/api/v1/usage").json()["data"]

    assert used == api["period"]["used"] == 307
    assert "Used 307 " in page.text
    totals = api["totals"]
    assert (totals["calls"], totals["failed"], totals["counted"]) == (308, 101, 307)
    assert "Calls 308 Succeeded 207 Failed 101 33 % Counted for the quota 307" in page.text


def test_the_first_day_of_a_cycle_is_shown_whole(partner, partners_browser):
    subscribe(partner, "pro", cycle_anchor=NOW - 3 * DAY)
    use(partner, 2, ago=3 * DAY + timedelta(hours=1))
    use(partner, 5, ago=DAY)

    text = page_of(partners_browser).text

    assert "18 Nov 2026, 12:00 to 18 Dec 2026, 12:00 UTC Used 5 " in text
    assert "Calls from 18 Nov 2026 to 21 Nov 2026" in text
    assert "Calls 7 " in text
    assert "The cycle began on 18 Nov 2026 at 12:00 UTC; that day is shown whole." in text


def test_what_counts_and_how_fresh_it_is_is_said(partner, partners_browser):
    use(partner, 1)

    text = page_of(partners_browser).text

    assert "a call that a limit refused, be it ours or the provider's (429)" in text
    assert "The figures hold every call answered before 21 Nov 2026, 12:00:00 UTC" in text


def test_nobody_elses_calls_are_shown(partners_browser, browser, user):
    other = make_partner()
    make_account(other, "theirs")
    use(other, 9, provider="slack")

    for page in (page_of(partners_browser), page_of(browser)):
        assert "No calls yet" in page.text
        assert "theirs" not in page.text


def test_a_page_takes_as_many_statements_for_many_calls(
    partner, partners_browser, django_assert_num_queries
):
    accounts = [make_account(partner, f"user-{n}") for n in range(30)]
    for _ in range(5):
        make_key(partner)
    ids = [key.pk for key in partner.user.api_keys.all()]
    each = [
        {
            "ts": NOW - DAY * (n % 20),
            "key_id": ids[n % 5],
            "account_id": accounts[n % 30].pk,
            "provider": ("slack", "google", "github")[n % 3],
            "status": (200, 404, 502)[n % 3],
        }
        for n in range(900)
    ]
    partners_browser.get("/settings/usage")  # the first look notes where the session is seen
    make_records(partner, each[:30])
    fold_all()
    with django_assert_num_queries(STATEMENTS):
        partners_browser.get(USAGE)

    make_records(partner, each)
    fold_all()
    make_records(partner, each)
    with django_assert_num_queries(STATEMENTS):
        partners_browser.get(USAGE)


@pytest.mark.django_db
def test_a_deactivated_partner_sees_the_person_plan():
    user = make_user()
    make_partner(user=user, status="deactivated")

    text = page_of(logged_in(user)).text

    assert "Today Plan Free" in text


@pytest.mark.django_db(transaction=True)
def test_all_figures_are_of_one_moment_whatever_is_written_meanwhile(partner, monkeypatch):
    use(partner, 3)
    browser, count = logged_in(partner.user), usage_page.cells

    def count_then_call(filters):
        found = count(filters)
        written = Thread(target=lambda: (use(partner, 5), connection.close()))
        written.start()
        written.join(0.3)  # SQLite lets it wait until the page is made
        late.append(written)
        return found

    late = []
    monkeypatch.setattr(usage_page, "cells", count_then_call)
    text = page_of(browser).text
    late[0].join()

    assert "Used 3 " in text
    assert " Calls 3 Succeeded 3 " in text
    assert UsageRecord.objects.count() == 8
