"""Limits by address in front of signing in and connecting: answered with 429, a page and a time to come back."""

import pytest
import time_machine
from django.test import Client, RequestFactory

from accounts.address_limits import check
from config.api.errors import RateLimited
from tests.config.test_metrics import Change
from tests.pages.html import Page

CALLBACK = "/api/v1/connect/callback"
FORMS = {"/accounts/login/": 30, "/accounts/signup/": 20, "/accounts/password/reset/": 20}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-22T12:00:10Z", tick=False) as clock:
        yield clock


@pytest.fixture
def no_limits_of_allauth(settings):
    """Leave ours alone at work."""
    settings.ACCOUNT_RATE_LIMITS = False


def statuses(method, path, times, address="10.1.1.1"):
    browser = Client(REMOTE_ADDR=address)
    return [getattr(browser, method)(path).status_code for _ in range(times)]


def refusal(response):
    assert response.status_code == 429
    assert 1 <= int(response["Retry-After"]) <= 60
    assert Page(response).title.startswith("Too many tries")
    return response


@pytest.mark.django_db
@pytest.mark.usefixtures("no_limits_of_allauth")
@pytest.mark.parametrize(("path", "limit"), FORMS.items())
def test_forms_of_strangers_are_taken_so_often_a_minute(path, limit):
    assert statuses("post", path, limit) == [200] * limit

    refusal(Client(REMOTE_ADDR="10.1.1.1").post(path))
    assert statuses("get", path, 1) == [200]
    assert statuses("post", path, 1, "10.1.1.2") == [200]


@pytest.mark.django_db
def test_what_allauth_refuses_looks_the_same():
    with_no_limit_of_ours = RequestFactory(REMOTE_ADDR="10.1.1.1").post("/")
    from config.urls import handler429

    response = refusal(handler429(with_no_limit_of_ours))

    assert response["Retry-After"] == "60"


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_connect_pages_share_one_limit(method):
    paths = ["/connect/done", "/connect/x", "/connect/x/continue", "/connect/x/cancel"]

    for path in paths:
        assert 429 not in statuses(method, path, 30)
    for path in paths:
        refusal(getattr(Client(REMOTE_ADDR="10.1.1.1"), method)(path))


@pytest.mark.django_db
def test_a_refused_callback_keeps_its_code_to_itself(client):
    statuses("get", CALLBACK, 120, "127.0.0.1")

    response = refusal(client.get(CALLBACK, {"code": "secret-code", "state": "secret-state"}))

    assert response["Referrer-Policy"] == "no-referrer"
    assert b"secret" not in response.content


@pytest.mark.django_db
def test_a_minute_later_the_address_is_welcome(clock):
    assert statuses("get", "/connect/done", 121)[-1] == 429
    clock.shift(60)

    assert statuses("get", "/connect/done", 1) == [400]


@pytest.mark.django_db
def test_a_whole_ipv6_network_is_one_address():
    statuses("get", "/connect/done", 120, "2001:db8:1:2::1")

    assert statuses("get", "/connect/done", 1, "2001:db8:1:2:ffff::9") == [429]
    assert statuses("get", "/connect/done", 1, "2001:db8:1:3::1") == [400]


@pytest.mark.django_db
def test_refused_pages_are_counted(client):
    counted = Change(client, "patchbay_limited_total", limit="address")

    statuses("get", "/connect/done", 123)

    assert counted.now == 3


def test_json_views_can_ask_for_it_too():
    request = RequestFactory(REMOTE_ADDR="10.1.1.1").post("/")

    check(request, "codes", "2/m")
    check(request, "codes", "2/m")
    with pytest.raises(RateLimited) as refused:
        check(request, "codes", "2/m")

    assert refused.value.details["limit"] == "address"
    check(request, "other codes", "2/m")
