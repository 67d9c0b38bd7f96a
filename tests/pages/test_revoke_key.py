"""Settings > API keys: revoke a key."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import ApiKey, Event
from billing.models import UsageRecord
from tests.conftest import Api
from tests.factories import make_key, make_partner
from tests.pages.html import Page


@pytest.fixture
def key(user):
    make_key(user, "personal")
    return ApiKey.objects.get()


def address(key):
    return reverse("api_key_revoke", args=[key.pk])


def used(key, ago):
    UsageRecord.objects.create(
        ts=timezone.now() - ago,
        request_id="r",
        key_id=key.pk,
        user_id=key.user_id,
        method="GET",
        route="/api/v1/me",
        status=200,
        counted=False,
        ms=1,
    )


def test_the_question_names_the_key_and_its_last_use(browser, key):
    ApiKey.objects.update(
        last_used_at=timezone.now() - timedelta(hours=2), last_used_ip="2001:db8::7"
    )
    used(key, timedelta(hours=23))
    used(key, timedelta(hours=25))

    text = Page(browser.get(address(key))).text

    assert "Revoke “test”?" in text
    assert f"Key {key.masked} Last used 2 hours ago from 2001:db8::7 Last 24 hours 1 call " in text


def test_a_key_that_was_never_used_says_so(browser, key):
    assert "Last used Never used Last 24 hours 0 calls" in Page(browser.get(address(key))).text


def test_looking_revokes_nothing(browser, key):
    browser.get(address(key))

    key.refresh_from_db()
    assert key.is_usable


# promise 67
def test_the_key_fails_from_the_next_call_on(browser, user):
    raw = make_key(user, "personal")
    assert Api(raw).get("/api/v1/me").status_code == 200

    response = browser.post(address(ApiKey.objects.get()), follow=True)

    assert response.redirect_chain == [("/settings/api-keys", 302)]
    assert "Key “test” revoked" in Page(response).text
    assert Api(raw).get("/api/v1/me").status_code == 401


def test_revoking_is_noted_once(browser, key, user):
    browser.post(address(key))
    browser.post(address(key))

    event = Event.objects.get()
    assert (event.type, event.actor, event.actor_id) == ("key.revoked", "user", str(user.pk))
    assert event.object_id == str(key.pk)
    assert event.data == {"kind": "personal", "name": "test", "masked": key.masked}


# promise 75
@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_elses_key_is_as_unknown_as_none(browser, method):
    make_key(make_partner())
    theirs = ApiKey.objects.get()

    answers = [
        getattr(browser, method)(path)
        for path in (address(theirs), f"/settings/api-keys/{uuid4()}/revoke")
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    bodies = {answer.content.replace(answer["X-Request-Id"].encode(), b"") for answer in answers}
    assert len(bodies) == 1
    theirs.refresh_from_db()
    assert theirs.is_usable


def test_a_malformed_id_is_404(browser):
    assert browser.get("/settings/api-keys/1/revoke").status_code == 404
