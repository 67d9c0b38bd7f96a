"""What counts, and the one record that every call with a valid key leaves."""

from datetime import UTC, datetime

import pytest
import requests
import time_machine

from billing.limits.counted import is_counted
from billing.models import UsageRecord
from tests.conftest import Api
from tests.factories import make_integration, make_key, make_user, subscribe

ACCOUNTS = "/api/v1/accounts"
REPOS = "/api/v1/github/repos"
UPSTREAM = "https://api.github.com/user/repos"


@pytest.mark.parametrize(
    "status", [200, 201, 302, 400, 401, 403, 404, 405, 409, 413, 415, 422, 502]
)
def test_what_counts(status):  # promise 101
    assert is_counted(status) is True


@pytest.mark.parametrize("status", [402, 429, 500, 503])
def test_what_does_not_count(status):  # promise 101
    assert is_counted(status) is False


@pytest.fixture
def caller(api, account):
    make_integration(account, "github")
    return api.acting_for("user-123")


@pytest.mark.parametrize(
    ("trouble", "status", "left"),
    [
        ({"json": []}, 200, 99_999),
        ({"status": 404, "json": {}}, 404, 99_999),
        ({"status": 500, "json": {}}, 502, 99_999),
        ({"status": 429, "json": {}}, 429, 100_000),
        ({"body": requests.ConnectionError("away")}, 503, 100_000),
    ],
)
def test_the_answer_decides_and_the_headers_know_already(caller, upstream, trouble, status, left):
    upstream.get(UPSTREAM, **trouble)

    response = caller.get(REPOS)

    record = UsageRecord.objects.get()
    assert (response.status_code, record.status) == (status, status)
    assert record.counted is (left == 99_999)
    assert response["X-RateLimit-Remaining"] == str(left)
    assert response["X-RateLimit-Minute-Remaining"] == "299"
    assert caller.get("/api/v1/me").json()["data"]["usage"]["current"] == 100_000 - left


def test_our_own_fault_is_free(caller, monkeypatch):
    monkeypatch.setattr("providers.proxy.views.call_tool", lambda *a: 1 / 0)

    response = caller.get(REPOS)

    assert (response.status_code, UsageRecord.objects.get().counted) == (500, False)
    assert response["X-RateLimit-Remaining"] == "100000"


@time_machine.travel(datetime(2026, 2, 25, 12, tzinfo=UTC), tick=False)
def test_a_proxied_call_is_written_down_whole(caller, account, partner, upstream):  # promise 116
    upstream.get(UPSTREAM, json=[], headers={"X-GitHub-Request-Id": "GH:1"})

    response = caller.get(REPOS, {"limit": 5})

    record = UsageRecord.objects.get()
    key = partner.user.api_keys.get()
    assert {
        name: getattr(record, name)
        for name in [
            "ts",
            "request_id",
            "key_id",
            "user_id",
            "partner_id",
            "app_id",
            "account_id",
            "method",
            "route",
            "provider",
            "tool",
            "status",
            "counted",
            "units",
            "provider_status",
            "provider_request_id",
            "attempts",
        ]
    } == {
        "ts": datetime(2026, 2, 25, 12, tzinfo=UTC),
        "request_id": response["X-Request-Id"],
        "key_id": key.pk,
        "user_id": partner.user_id,
        "partner_id": partner.pk,
        "app_id": "",
        "account_id": account.pk,
        "method": "GET",
        "route": "/api/v1/github/repos",
        "provider": "github",
        "tool": "github_list_repos",
        "status": 200,
        "counted": True,
        "units": 1,
        "provider_status": 200,
        "provider_request_id": "GH:1",
        "attempts": 1,
    }
    assert 0 <= record.provider_ms <= record.ms
    assert set(record.stages) == {"auth", "limit", "select", "provider", "answer"}


def test_the_route_is_a_template_without_ids(api, account):
    api.get(f"{ACCOUNTS}/{account.pk}")

    assert UsageRecord.objects.get().route == "/api/v1/accounts/<str:pk>"


def test_a_call_of_our_own_names_no_provider(api):
    api.get(ACCOUNTS)

    record = UsageRecord.objects.get()
    assert (record.provider, record.tool, record.account_id) == ("", "", None)
    assert (record.provider_ms, record.provider_status, record.attempts) == (None, None, 0)


def test_a_personal_call_names_no_partner(db):
    user = make_user()

    Api(make_key(user, "personal")).get(REPOS)

    record = UsageRecord.objects.get()
    assert (record.user_id, record.partner_id) == (user.pk, None)


def test_a_healed_401_is_one_record_with_two_attempts(api, account, upstream):
    make_integration(account, "google", refresh_token="1//r", expires_in=3600)
    labels = "https://gmail.googleapis.com/gmail/v1/users/me/labels"
    upstream.get(labels, status=401, json={})
    upstream.post("https://oauth2.googleapis.com/token", json={"access_token": "ya29.2"})
    upstream.get(labels, json={"labels": []})

    api.acting_for("user-123").get("/api/v1/gmail/labels")

    record = UsageRecord.objects.get()
    assert (record.status, record.attempts, record.provider_status) == (200, 2, 200)


@pytest.mark.parametrize(
    ("method", "path", "status", "counted"),
    [
        ("GET", ACCOUNTS, 200, True),
        ("GET", f"{ACCOUNTS}/x", 404, True),
        ("POST", ACCOUNTS, 400, True),
        ("PUT", ACCOUNTS, 405, True),
        ("GET", REPOS, 400, True),
        ("PATCH", REPOS, 405, True),
        ("GET", "/api/v1/nowhere", 404, True),
        ("GET", "/api/v1/me", 200, False),
        ("GET", "/api/v1/health", 200, False),
    ],
)
def test_every_call_with_a_valid_key_leaves_one_record(api, method, path, status, counted):
    api.send(method, path, {})

    record = UsageRecord.objects.get()
    assert (record.method, record.status, record.counted) == (method, status, counted)


@pytest.mark.parametrize(
    ("change", "status"), [({"status": "past_due"}, 402), ({"plan": "none"}, 429)]
)
def test_refused_calls_leave_a_record_that_does_not_count(api, partner, change, status):
    if change.pop("plan", None):
        partner.subscription.plan.per_minute = 0
        partner.subscription.plan.save()
    subscribe(partner, **change)

    api.get(ACCOUNTS)

    record = UsageRecord.objects.get()
    assert (record.status, record.counted) == (status, False)


@pytest.mark.parametrize("key", ["", "sk_live_wrong"])
def test_a_call_without_a_valid_key_leaves_none(db, key):
    for path in (ACCOUNTS, REPOS, "/api/v1/nowhere", "/api/v1/me", "/api/v1/health"):
        Api(key).get(path)

    assert not UsageRecord.objects.exists()
