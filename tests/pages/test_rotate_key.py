"""Settings > API keys: rotate a key, and decide when the old one ends."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import ApiKey, Event
from accounts.rotation import rotate
from inbox.webhooks.recording import SYSTEM
from tests.conftest import Api
from tests.factories import make_key, make_partner, make_record
from tests.pages.html import Page

KEYS = "/settings/api-keys"
RAW = re.compile(r"sk_live_[0-9A-Za-z]{38}")
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def key(user):
    make_key(user, "personal", scopes=["tools:read"])
    return ApiKey.objects.get()


def works(raw):
    return Api(raw).get("/api/v1/me").status_code == 200


# promise 68
@pytest.mark.parametrize(
    ("overlap", "said"),
    [
        ("now", "has stopped working"),
        ("hour", "ends in 1 hour"),
        ("week", "ends in 1 week"),
        ("month", r"ends in (1 month|4 weeks)"),
    ],
)
def test_the_new_key_is_shown_once_with_what_becomes_of_the_old_one(browser, key, overlap, said):
    response = browser.post(f"{KEYS}/{key.pk}/rotate", {"overlap": overlap})

    page = Page(response)
    [raw] = set(RAW.findall(response.content.decode()))
    assert works(raw)
    assert re.search(said, page.text)
    assert not re.search(r"</time>\s+[.,]", response.content.decode())
    assert "no-store" in response["Cache-Control"]
    assert raw not in browser.get(KEYS).content.decode()
    assert ApiKey.objects.get(replaces=key).scopes == ["tools:read"]


def test_the_list_tells_old_from_new(browser, key):
    browser.post(f"{KEYS}/{key.pk}/rotate", {"overlap": "day"})

    page = Page(browser.get(KEYS))

    hrefs = [a["href"] for a in page.all("a")]
    assert f"{KEYS}/{key.pk}/ending" in hrefs
    assert f"{KEYS}/{key.pk}/rotate" not in hrefs
    assert "Replaced by a newer key" in page.text


def test_the_ending_page_counts_who_still_uses_the_old_key(browser, key, user):
    partner = make_partner(user=user)
    with time_machine.travel(NOON, tick=False):
        browser.force_login(user)
        for days in (0, 0, 1, 8):
            make_record(partner, key_id=key.pk, ts=NOON - timedelta(days=days))
        page = Page(browser.get(f"{KEYS}/{key.pk}/ending"))

    assert "21 Nov 2026 2 20 Nov 2026 1 19 Nov 2026 0" in page.text
    assert f"/settings/requests?key={key.pk}" in [a["href"] for a in page.all("a")]


def test_the_end_can_be_moved(browser, key):
    browser.post(f"{KEYS}/{key.pk}/rotate", {"overlap": "hour"})

    later = browser.post(f"{KEYS}/{key.pk}/ending", {"overlap": "week"}, follow=True)
    key.refresh_from_db()
    assert "ends in 7 days" in Page(later).text
    assert key.expires_at - timezone.now() > timedelta(days=6)

    browser.post(f"{KEYS}/{key.pk}/ending", {"overlap": "now"})
    assert not ApiKey.objects.get(pk=key.pk).is_usable
    assert [event.type for event in Event.objects.order_by("pk")] == [
        "key.created",
        "key.ending",
        "key.ending",
        "key.ending",
    ]


@pytest.mark.parametrize("page", ["rotate", "ending"])
def test_a_revoked_key_stays_revoked(browser, key, page):
    key.revoke()

    response = browser.post(f"{KEYS}/{key.pk}/{page}", {"overlap": "day"}, follow=True)

    assert "revoked or expired already" in Page(response).text
    assert not ApiKey.objects.usable().exists()


@pytest.mark.parametrize("page", ["rotate", "ending"])
def test_nobody_elses_key_is_touched(partners_browser, key, page):
    for method in (partners_browser.get, partners_browser.post):
        assert method(f"{KEYS}/{key.pk}/{page}", {"overlap": "now"}).status_code == 404
    assert ApiKey.objects.get().is_usable


@pytest.mark.parametrize("overlap", ["", "year"])
def test_a_wrong_overlap_makes_nothing(browser, key, overlap):
    response = browser.post(f"{KEYS}/{key.pk}/rotate", {"overlap": overlap})

    assert response.status_code == 200
    assert ApiKey.objects.get() == key
    assert key.expires_at is None


def test_two_tabs_make_two_keys_and_keep_the_earlier_end(browser, key):
    browser.post(f"{KEYS}/{key.pk}/rotate", {"overlap": "hour"})
    browser.post(f"{KEYS}/{key.pk}/rotate", {"overlap": "month"})

    key.refresh_from_db()
    assert key.expires_at - timezone.now() < timedelta(hours=1)


# promise 71
def test_the_successor_of_a_test_key_is_one(partner):
    make_key(partner, live=False)

    new, raw = rotate(ApiKey.objects.get(), timedelta(), SYSTEM)

    assert (new.live, raw[:8]) == (False, "sk_test_")
