"""The headers of partner plans, on every answer that had a valid key."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from billing.models import Plan
from tests.billing.limit_headers import limits
from tests.conftest import Api
from tests.contract.shapes import explained
from tests.factories import make_integration, make_key, subscribe

ACCOUNTS = "/api/v1/accounts"
NOON = datetime(2026, 2, 25, 12, 0, 20, tzinfo=UTC)
MONTH_END = int(datetime(2026, 3, 1, tzinfo=UTC).timestamp())


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def pro(used):
    return {
        "X-RateLimit-Limit": "100000",
        "X-RateLimit-Remaining": str(100_000 - used),
        "X-RateLimit-Reset": str(MONTH_END),
        "X-RateLimit-Minute-Limit": "300",
        "X-RateLimit-Minute-Remaining": str(300 - used),
        "RateLimit-Policy": '"minute";q=300;w=60, "month";q=100000;w=2419200',
        "RateLimit": f'"minute";r={300 - used};t=40, "month";r={100_000 - used};t=302380',
    }


def test_a_good_answer(api):  # promise 97
    assert limits(api.get(ACCOUNTS)) == pro(1)
    assert limits(api.get(ACCOUNTS)) == pro(2)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", f"{ACCOUNTS}/x", 404),
        ("POST", ACCOUNTS, 400),
        ("DELETE", ACCOUNTS, 405),
        ("GET", "/api/v1/nowhere", 404),
        ("GET", "/api/v1/github/repos", 400),
        ("DELETE", "/api/v1/github/repos", 405),
        ("POST", "/api/v1/gmail/messages", 405),
    ],
)
def test_every_error_with_a_valid_key(api, method, path, status):  # promise 97
    response = api.send(method, path, {})

    assert response.status_code == status
    assert limits(response) == pro(1)


def test_an_error_of_the_provider_and_a_proxied_answer(api, account, upstream):  # promise 97
    make_integration(account, "github")
    upstream.get("https://api.github.com/user/repos", status=500)
    upstream.get("https://api.github.com/user", json={"id": 1})
    caller = api.acting_for("user-123")

    assert limits(caller.get("/api/v1/github/repos")) == pro(1)
    assert limits(caller.get("/api/v1/github/user")) == pro(2)


@pytest.mark.parametrize("path", ["/api/v1/me", "/api/v1/health"])
def test_what_is_never_counted_shows_them_unmoved(api, path):
    assert limits(api.get(path)) == pro(0)


@pytest.mark.parametrize("path", [ACCOUNTS, "/api/v1/nowhere", "/api/v1/health"])
def test_without_a_valid_key_there_are_none(db, path):
    assert limits(Api().get(path)) == {}


def test_health_is_well_whatever_the_key(db):
    response = Api("sk_live_wrong").get("/api/v1/health")

    assert (response.status_code, limits(response)) == (200, {})


def test_unlimited_is_minus_one_and_resets_with_the_cycle(api, partner):
    subscribe(partner, "enterprise", cycle_anchor=datetime(2026, 1, 10, 8, 30, tzinfo=UTC))

    assert limits(api.get(ACCOUNTS)) == {
        "X-RateLimit-Limit": "-1",
        "X-RateLimit-Remaining": "-1",
        "X-RateLimit-Reset": str(int(datetime(2026, 3, 10, 8, 30, tzinfo=UTC).timestamp())),
        "X-RateLimit-Minute-Limit": "1000",
        "X-RateLimit-Minute-Remaining": "999",
        "RateLimit-Policy": '"minute";q=1000;w=60',
        "RateLimit": '"minute";r=999;t=40',
    }


def test_all_keys_of_a_partner_share_the_windows(api, partner):
    api.get(ACCOUNTS)

    assert limits(Api(make_key(partner, "personal")).get(ACCOUNTS)) == pro(2)


def test_the_minute_begins_anew_and_the_month_does_not(api, clock):
    api.get(ACCOUNTS)
    clock.shift(40)

    response = api.get(ACCOUNTS)

    assert response["X-RateLimit-Minute-Remaining"] == "299"
    assert response["X-RateLimit-Remaining"] == "99998"


def test_a_full_minute_is_429_with_the_seconds_to_wait(api, partner, clock):  # promise 98
    subscribe(partner, "free")
    for _ in range(30):
        assert api.get(ACCOUNTS).status_code == 200

    response = api.get(ACCOUNTS)

    error = response.json()
    assert response.status_code == 429
    assert error == {
        "ok": False,
        "error": "Rate limit exceeded",
        "error_code": "RATE_LIMITED",
        "code": "RATE_LIMITED",
        "details": explained("RATE_LIMITED", limit="minute", retry_after=40),
        "retry_after": 40,
        "request_id": response["X-Request-Id"],
    }
    assert limits(response) == {
        "X-RateLimit-Limit": "1000",
        "X-RateLimit-Remaining": "970",
        "X-RateLimit-Reset": str(MONTH_END),
        "X-RateLimit-Minute-Limit": "30",
        "X-RateLimit-Minute-Remaining": "0",
        "RateLimit-Policy": '"minute";q=30;w=60, "month";q=1000;w=2419200',
        "RateLimit": '"minute";r=0;t=40, "month";r=970;t=302380',
        "Retry-After": "40",
    }
    clock.shift(40)
    assert api.get(ACCOUNTS).status_code == 200


@pytest.fixture
def small(db):
    """Free plans with three calls a month, pro plans with two."""
    Plan.objects.filter(family="partner", slug="free").update(per_month=3)
    Plan.objects.filter(family="partner", slug="pro").update(per_month=2)


@pytest.mark.usefixtures("small")
def test_a_full_month_blocks_the_free_plan_until_the_cycle_ends(api, partner, clock):  # promise 102
    subscribe(partner, "free", cycle_anchor=datetime(2026, 1, 27, 6, tzinfo=UTC))
    for _ in range(3):
        assert api.get(ACCOUNTS).status_code == 200

    response = api.get(ACCOUNTS)

    wait = 42 * 3600 - 20
    assert response.status_code == 429
    said = explained("RATE_LIMITED", limit="month", retry_after=wait)
    assert response.json()["details"] == said
    assert response["Retry-After"] == str(wait)
    assert response["X-RateLimit-Remaining"] == "0"
    clock.shift(timedelta(seconds=wait))
    assert api.get(ACCOUNTS)["X-RateLimit-Remaining"] == "2"


@pytest.mark.usefixtures("small")
def test_a_metered_plan_goes_on_and_never_shows_less_than_nothing(api, partner):  # promise 102
    for _ in range(5):
        response = api.get(ACCOUNTS)

    assert response.status_code == 200
    assert response["X-RateLimit-Remaining"] == "0"
    assert response["X-RateLimit-Limit"] == "2"


@pytest.mark.usefixtures("small")
def test_a_refused_call_uses_nothing_up(api, partner):
    subscribe(partner, "free")
    for _ in range(3):
        api.get(ACCOUNTS)
    refused = [api.get(ACCOUNTS) for _ in range(3)]

    assert {each["X-RateLimit-Minute-Remaining"] for each in refused} == {"27"}


def test_past_due_is_402_with_headers_and_uses_nothing_up(api, partner):
    subscribe(partner, status="past_due")

    response = api.get(ACCOUNTS)

    assert response.status_code == 402
    assert limits(response) == pro(0)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ACCOUNTS),
        ("POST", ACCOUNTS),
        ("GET", "/api/v1/github/repos"),
        ("GET", "/api/v1/nowhere"),
    ],
)
def test_past_due_blocks_every_route_that_takes_a_key_until_it_is_paid(api, partner, method, path):
    # promise 78
    subscribe(partner, status="past_due")
    blocked = api.acting_for("user-123").send(method, path, {})
    subscribe(partner, status="active")
    after = api.acting_for("user-123").send(method, path, {})

    assert (blocked.status_code, blocked.json()["error_code"]) == (402, "PAYMENT_PAST_DUE")
    assert "WWW-Authenticate" not in blocked
    assert after.status_code != 402


@pytest.mark.parametrize("path", ["/api/v1/me", "/api/v1/health"])
def test_past_due_leaves_these_open(api, partner, path):
    subscribe(partner, status="past_due")

    assert api.get(path).status_code == 200


def test_without_a_subscription_the_free_plan_counts(api, partner):
    partner.subscription.delete()

    assert api.get(ACCOUNTS)["X-RateLimit-Limit"] == "1000"
