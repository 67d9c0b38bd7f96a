"""The headers of personal plans: the minute, and the day."""

from datetime import UTC, datetime

import pytest
import time_machine

from billing.models import Plan, Subscription
from tests.billing.limit_headers import limits
from tests.conftest import Api
from tests.contract.shapes import explained
from tests.factories import make_key, make_user

REPOS = "/api/v1/github/repos"
NOON = datetime(2026, 2, 25, 12, 0, 20, tzinfo=UTC)
MINUTE_END = int(datetime(2026, 2, 25, 12, 1, tzinfo=UTC).timestamp())


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def user(db):
    return make_user()


@pytest.fixture
def api(user):
    return Api(make_key(user, "personal"))


@pytest.mark.parametrize(
    ("plan", "minute", "day"), [("free", 60, 1000), ("pro", 300, 10_000), ("team", 1000, 100_000)]
)
def test_every_plan(api, user, plan, minute, day):
    chosen = Plan.objects.get(family="personal", slug=plan)
    Subscription.objects.create(user=user, plan=chosen)

    assert limits(api.get(REPOS)) == {
        "X-RateLimit-Limit": str(minute),
        "X-RateLimit-Remaining": str(minute - 1),
        "X-RateLimit-Reset": str(MINUTE_END),
        "X-RateLimit-Minute-Limit": str(minute),
        "X-RateLimit-Minute-Remaining": str(minute - 1),
        "X-RateLimit-Day-Limit": str(day),
        "X-RateLimit-Day-Remaining": str(day - 1),
        "RateLimit-Policy": f'"minute";q={minute};w=60, "day";q={day};w=86400',
        "RateLimit": f'"minute";r={minute - 1};t=40, "day";r={day - 1};t=43180',
    }


def test_without_a_subscription_the_free_plan_counts(api):
    assert api.get(REPOS)["X-RateLimit-Limit"] == "60"


def test_a_full_minute(api):
    for _ in range(60):
        api.get(REPOS)

    response = api.get(REPOS)

    assert (response.status_code, response["Retry-After"]) == (429, "40")
    assert response.json()["details"]["limit"] == "minute"
    assert response["X-RateLimit-Remaining"] == "0"
    assert response["X-RateLimit-Day-Remaining"] == "940"


def test_a_full_day_blocks_until_midnight_utc(api, clock):
    Plan.objects.filter(family="personal", slug="free").update(per_day=2)
    api.get(REPOS)
    api.get(REPOS)

    response = api.get(REPOS)

    assert (response.status_code, response["Retry-After"]) == (429, "43180")
    said = explained("RATE_LIMITED", limit="day", retry_after=43180)
    assert response.json()["details"] == said
    assert response["X-RateLimit-Day-Remaining"] == "0"
    clock.shift(43180)
    assert api.get(REPOS)["X-RateLimit-Day-Remaining"] == "1"


def test_me_shows_the_day(api):
    api.get(REPOS)

    assert api.get("/api/v1/me").json()["data"]["usage"] == {"current": 1, "limit": 1000}


def test_past_due_blocks_personal_keys_too(api, user):
    plan = Plan.objects.get(family="personal", slug="pro")
    Subscription.objects.create(user=user, plan=plan, status="past_due")

    response = api.get(REPOS)

    assert response.status_code == 402
    assert response["X-RateLimit-Day-Remaining"] == "10000"


def test_two_people_count_apart(api):
    api.get(REPOS)

    other = Api(make_key(make_user(), "personal"))

    assert other.get(REPOS)["X-RateLimit-Day-Remaining"] == "999"
