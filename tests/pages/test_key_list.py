"""Settings > API keys: the list."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import ApiKey
from billing.usage import folding
from tests.factories import make_key, make_partner, make_record
from tests.pages.html import Page

KEYS = "/settings/api-keys"
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def rows(page):
    """Return the cells' text of each row, headings first."""
    text = page.text
    return text[text.index("Key May do Created Last used Status") :]


def test_without_keys_the_page_says_what_to_do(browser):
    page = Page(browser.get(KEYS))

    assert "No keys yet" in page.text
    assert [a["href"] for a in page.all("a") if a.get("class") == "button"] == [f"{KEYS}/new"]
    assert page.all("table") == []


def test_a_key_is_shown_with_all_one_looks_for(browser, user):
    with time_machine.travel(NOON - timedelta(days=3), tick=False):
        raw = make_key(user, "personal", scopes=["accounts:read", "proxy:slack"])
    used = {"last_used_at": NOON - timedelta(hours=5), "last_used_ip": "203.0.113.9"}
    ApiKey.objects.update(**used, expires_at=NOON + timedelta(days=90))

    with time_machine.travel(NOON, tick=False):
        browser.force_login(user)
        page = Page(browser.get(KEYS))

    assert rows(page) == (
        f"Key May do Created Last used Status Action test {raw[:11]}…{raw[-4:]} "
        "Read accounts and connect sessions Call Slack Personal key 3\xa0days ago "
        "5\xa0hours ago 203.0.113.9 0 calls in 30 days active until 19 Feb 2027 Rotate Revoke"
    ).replace("\xa0", " ")
    assert raw not in browser.get(KEYS).content.decode()
    assert [t["data-exact"] for t in page.all("time")] == [
        "18 Nov 2026, 12:00 UTC",
        "21 Nov 2026, 07:00 UTC",
    ]


def test_calls_are_counted_that_were_made_just_now_and_those_summed_up_before(browser, partner):
    key = issued(partner)
    for days_ago in (31, 29, 1):
        make_record(partner, key_id=key.pk, ts=timezone.now() - timedelta(days=days_ago))
    folding.fold_all()
    make_record(partner, key_id=key.pk)

    browser.force_login(partner.user)

    assert "3 calls in 30 days" in rows(Page(browser.get(KEYS)))


def issued(partner):
    """Return a key that was used."""
    make_key(partner)
    ApiKey.objects.update(last_used_at=timezone.now())
    return ApiKey.objects.get()


def test_a_key_without_scopes_may_do_everything_and_an_unused_one_says_so(browser, user):
    make_key(user, "personal")

    text = rows(Page(browser.get(KEYS)))

    assert "Everything Personal key just now Never used active Rotate Revoke" in text


@pytest.mark.parametrize(
    ("days", "said"), [(6.9, "active expires in 6 days"), (7.1, "active until")]
)
def test_a_key_that_ends_within_a_week_is_marked(browser, user, days, said):
    make_key(user, "personal", expires_at=timezone.now() + timedelta(days=days))

    assert said in rows(Page(browser.get(KEYS)))


def test_revoked_and_expired_keys_stand_apart_without_an_action(browser, user):
    make_key(user, "personal", revoked_at=timezone.now())
    make_key(user, "personal", expires_at=timezone.now())

    page = Page(browser.get(KEYS))

    assert "No key works at the moment" in page.text
    tables = [table["aria-label"] for table in page.all("table")]
    assert tables == ["Revoked and expired keys"]
    assert "Action" not in page.text
    assert [a["class"] for a in page.all("span") if "tag-" in a.get("class", "")] == [
        "tag tag-expired",
        "tag tag-revoked",
    ]


def test_nobody_elses_keys_are_listed(browser):
    raw = make_key(make_partner())

    assert raw[-4:] not in Page(browser.get(KEYS)).text


def test_many_keys_take_no_more_statements(browser, user, django_assert_num_queries):
    for _ in range(5):
        make_key(user, "personal")
        make_key(user, "personal", revoked_at=timezone.now())
    browser.get(KEYS)

    # session, user, what is owed, how many keys, working keys, ended keys; of both: the mark of the
    # daily totals, the totals, the calls since
    with django_assert_num_queries(12):
        browser.get(KEYS)


def test_a_hostile_name_is_text(browser, user):
    ApiKey.objects.issue(user, "personal", "<script>alert(1)</script>")

    page = Page(browser.get(KEYS))

    assert "<script>alert(1)</script>" in page.text
    assert all(script["src"].startswith("/static/") for script in page.all("script"))


def test_a_long_name_breaks_and_widens_no_page(browser, user):
    name = "n" * 100
    ApiKey.objects.issue(user, "personal", name)

    assert f'<div class="whole">{name}<' in browser.get(KEYS).content.decode()
