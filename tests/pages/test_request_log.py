"""Settings > Request log: the list."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from billing.models import UsageRecord
from billing.pages.requests import page as log_page
from billing.usage import records
from tests.conftest import Api
from tests.factories import (
    make_account,
    make_integration,
    make_key,
    make_partner,
    make_record,
    make_records,
    make_user,
)
from tests.pages.conftest import logged_in
from tests.pages.test_every_page import check

LOG = "/settings/requests"
NOON = datetime(2026, 11, 21, 12, 0, 3, 45_000, tzinfo=UTC)
KEPT = "The log holds no bodies, query strings, headers, keys or tokens. Times are UTC."


def shown(browser, query=""):
    response = browser.get(f"{LOG}{query}")
    assert response.status_code == 200
    return check(response)


def ids(page):
    """Return the ids of the calls that a page lists, in their order."""
    links = [a["href"] for a in page.all("a") if a.get("href", "").startswith(f"{LOG}/")]
    return [int(link.rpartition("/")[2]) for link in links]


def link(page, rel):
    return next((a["href"] for a in page.all("a") if a.get("rel") == rel), None)


def of(partner, number, **fields):
    """Make records a second apart and return their ids, newest first."""
    now = timezone.now()
    made = [
        make_record(partner, ts=now - timedelta(seconds=age), **fields) for age in range(number)
    ]
    return [record.pk for record in made]


def test_a_call_is_listed_with_all_one_looks_for(partners_browser, partner, account):
    make_key(partner)
    key = partner.user.api_keys.get()
    record = make_record(
        partner,
        ts=NOON,
        key_id=key.pk,
        account_id=account.pk,
        method="POST",
        route="/api/v1/github/repos/<str:owner>/<str:repo>/issues",
        tool="github_create_issue",
        status=429,
        error_code="RATE_LIMITED",
        error_limit="month",
        ms=12.345,
        request_id="req_abc",
    )

    page = shown(partners_browser)

    assert (
        "21 Nov, 12:00:03 POST /api/v1/github/repos/{owner}/{repo}/issues github_create_issue "
        "429 Too Many Requests RATE_LIMITED (month) 12 ms "
        f"user-123 test …{key.last_four} req_abc"
    ) in page.text
    assert ids(page) == [record.pk]
    times = [(t["datetime"], t["data-exact"]) for t in page.all("time")]
    assert times == [("2026-11-21T12:00:03.045000+00:00", "21 Nov 2026, 12:00:03.045 UTC")]


@pytest.mark.parametrize(
    ("status", "word", "tone"),
    [(200, "200 OK", "ok"), (404, "404 Not Found", "refused"), (599, "599", "failed")],
)
def test_a_status_is_said_with_a_word_and_a_colour(partners_browser, partner, status, word, tone):
    make_record(partner, status=status)

    page = shown(partners_browser)

    assert {"class": f"tag tag-{tone}"} in page.all("span")
    assert f" {word} " in page.text


@pytest.mark.parametrize(
    ("ms", "said"), [(0.04, "0.0 ms"), (9.94, "9.9 ms"), (123.5, "124 ms"), (30_415, "30.4 s")]
)
def test_a_duration_shows_what_matters_of_it(partners_browser, partner, ms, said):
    make_record(partner, ms=ms)

    assert f" {said} " in shown(partners_browser).text


def test_a_real_call_is_there_at_once(partners_browser, api, account, upstream):
    make_integration(account, "github")
    upstream.get("https://api.github.com/user/repos", json=[])
    api.acting_for("user-123").get("/api/v1/github/repos?secret=of-the-caller")

    page = shown(partners_browser)

    assert ids(page) == [UsageRecord.objects.get().pk]
    assert "of-the-caller" not in page.text


def test_before_any_call_the_page_says_how_to_make_one(partners_browser):
    page = shown(partners_browser)

    assert "No calls yet" in page.text
    assert "curl http" in page.text
    assert page.all("table") == []
    # What asks for calls is left out; what logs out and chooses colours stays.
    assert [form["action"] for form in page.all("form")] == ["/accounts/logout/", "/theme"]


def test_how_long_calls_are_kept_is_said(partners_browser, settings):
    settings.RETENTION_USAGE_DAYS = 123

    assert f"Calls are kept for 123 days. {KEPT}" in shown(partners_browser).text


def test_nobody_elses_calls_are_listed(partners_browser, partner, user):
    make_record(make_partner())
    make_record(partner, partner_id=None)  # made before there was a profile
    make_record(partner, user_id=user.pk)  # charged to the partner, whoever made it

    assert len(ids(shown(partners_browser))) == 1
    assert "No calls yet" in shown(logged_in(user)).text


def test_a_person_without_a_profile_sees_their_own_calls(db):
    user = make_user()
    Api(make_key(user, "personal")).get("/api/v1/github/repos")

    page = shown(logged_in(user))

    assert ids(page) == [UsageRecord.objects.get().pk]
    assert [field for field in page.all("input") if field.get("name") == "account"] == []


def test_calls_of_what_is_deleted_are_still_there(partners_browser, partner):
    make_record(partner, key_id=uuid4(), account_id=uuid4())

    assert "A deleted account A deleted key" in shown(partners_browser).text


def test_a_hostile_name_is_text(partners_browser, partner):
    account = make_account(partner, "<script>alert(1)</script>")
    make_record(partner, account_id=account.pk, request_id="<b>")

    page = shown(partners_browser)

    assert "<script>alert(1)</script>" in page.text
    assert "<b>" in page.text
    assert all(script["src"].startswith("/static/") for script in page.all("script"))


def test_pages_lead_on_and_back(partners_browser, partner, monkeypatch):
    monkeypatch.setattr(log_page, "PAGE", 2)
    newest_first = of(partner, 5, status=404)
    asked = "?status=4xx"

    first = shown(partners_browser, asked)
    second = shown(partners_browser, link(first, "next").removeprefix(LOG))
    third = shown(partners_browser, link(second, "next").removeprefix(LOG))
    again = shown(partners_browser, link(third, "prev").removeprefix(LOG))

    assert [ids(page) for page in (first, second, third)] == [
        newest_first[:2],
        newest_first[2:4],
        newest_first[4:],
    ]
    assert ids(again) == ids(second)
    assert (link(first, "prev"), link(third, "next")) == (None, None)
    assert all("status=4xx" in link(page, "prev") for page in (second, third))


def test_a_page_stays_the_same_while_new_calls_arrive(partners_browser, partner, monkeypatch):
    monkeypatch.setattr(log_page, "PAGE", 2)
    of(partner, 4)
    onward = link(shown(partners_browser), "next").removeprefix(LOG)
    before = ids(shown(partners_browser, onward))

    make_records(partner, [{"ts": timezone.now() + timedelta(seconds=n)} for n in range(3)])

    assert ids(shown(partners_browser, onward)) == before


def test_a_page_whose_address_was_altered_shows_the_newest_calls(partners_browser, partner):
    (made,) = of(partner, 1)

    page = shown(partners_browser, "?cursor=nonsense")

    assert ids(page) == [made]
    assert "The address of that page is not one we gave." in page.text


def test_a_search_that_looked_through_much_offers_to_go_on(partners_browser, partner, monkeypatch):
    monkeypatch.setattr(records, "SEARCHED", 3)
    newest_first = of(partner, 5)
    UsageRecord.objects.filter(pk=newest_first[-1]).update(method="PUT")

    page = shown(partners_browser, "?method=PUT")
    further = next(a["href"] for a in page.all("a") if "cursor=" in a.get("href", ""))

    assert "Nothing so far" in page.text
    assert ids(shown(partners_browser, further.removeprefix(LOG))) == newest_first[-1:]


@time_machine.travel(NOON, tick=False)
def test_errors_are_grouped_with_their_meaning_and_a_way_to_their_calls(partners_browser, partner):
    partners_browser.force_login(partner.user)
    full = {"status": 429, "error_code": "RATE_LIMITED", "error_limit": "minute"}
    make_records(partner, [{}, full, full, {"status": 500}])

    page = shown(partners_browser, "?from=2026-11-01")

    assert (
        "Errors in the newest calls (at most 10,000): 3 Error Status Calls RATE_LIMITED (minute) "
        "More calls in one minute than the plan allows."
    ) in page.text
    links = [a["href"] for a in page.all("a") if a.get("class") == "mono"][:2]
    assert links == [
        f"{LOG}?from=2026-11-01&status=429&error=RATE_LIMITED.minute",
        f"{LOG}?from=2026-11-01&status=500",
    ]
    assert [len(ids(shown(partners_browser, each.removeprefix(LOG)))) for each in links] == [2, 1]


def test_without_errors_there_is_no_such_table(partners_browser, partner):
    of(partner, 1)

    assert "Errors" not in shown(partners_browser).text


def test_many_calls_take_no_more_statements(partners_browser, partner, django_assert_num_queries):
    made = [make_account(partner, f"user-{n}") for n in range(60)]
    make_records(partner, [{"account_id": account.pk, "status": 404} for account in made])
    shown(partners_browser)

    # who (3), subscription, what is owed, choices of keys and apps, calls, names (2), errors (2)
    with django_assert_num_queries(12):
        partners_browser.get(LOG)
