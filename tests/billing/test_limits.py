"""Limits by HTTP: which window refuses, who is not touched by it, and that a refused call moves nothing."""

from decimal import Decimal

import pytest
import time_machine

from billing.limits.meter import meter
from billing.limits.standing import standing_of
from billing.models import Plan, UsageRecord
from tests.billing.limit_headers import limits
from tests.conftest import Api
from tests.factories import make_account, make_integration, make_key, subscribe

ACCOUNTS, REPOS = "/api/v1/accounts", "/api/v1/github/repos"
NOON = "2026-02-25T12:00:20Z"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def plan(partner):
    """The partner's plan: ten calls a month, a hundred a minute; tests change it."""
    plan = Plan.objects.create(family="partner", slug="ten", per_minute=100, per_month=10)
    partner.subscription.plan = plan
    partner.subscription.save()
    return plan


@pytest.fixture
def accounts(partner, upstream):
    """Two connected accounts, and a provider that answers both."""
    upstream.get("https://api.github.com/user/repos", json=[])
    found = [make_account(partner, name) for name in ("user-1", "user-2")]
    for account in found:
        make_integration(account, "github")
    return found


def budget(row, calls):
    row.monthly_budget = calls
    row.save()


def statuses(api, calls, path=ACCOUNTS):
    return [api.get(path).status_code for _ in range(calls)]


def refused_by(response):
    assert response.status_code == 429
    body = response.json()
    assert (
        response["Retry-After"] == str(body["retry_after"]) == str(body["details"]["retry_after"])
    )
    return body["details"]["limit"]


def used(partner):
    """Return what every window holds that is not a budget."""
    snapshot = meter().peek(standing_of(partner.user))
    return dict(zip([window.name for window in snapshot.windows], snapshot.used, strict=True))


def test_a_key_has_a_budget_of_its_own(api, partner, plan):  # promise 98
    budget(partner.user.api_keys.get(), 3)
    other = Api(make_key(partner))

    assert statuses(api, 3) == [200] * 3
    assert refused_by(api.get(ACCOUNTS)) == "key"

    answer = other.get(ACCOUNTS)
    assert answer.status_code == 200
    assert answer["X-RateLimit-Remaining"] == "6"
    assert "key" not in answer["RateLimit-Policy"]


def test_an_account_has_a_budget_of_its_own(api, partner, plan, accounts):  # promise 98
    budget(accounts[0], 2)
    first, second = api.acting_for("user-1"), api.acting_for("user-2")

    assert statuses(first, 2, REPOS) == [200] * 2
    assert refused_by(first.get(REPOS)) == "account"
    assert statuses(second, 1, REPOS) == statuses(api, 1) == [200]
    assert used(partner) == {"minute": 4, "month": 4}


def test_a_spent_budget_takes_nothing_from_the_month(api, partner, plan, accounts):
    budget(accounts[0], 1)
    caller = api.acting_for("user-1")
    caller.get(REPOS)
    before = used(partner)

    refused = [refused_by(caller.get(REPOS)) for _ in range(20)]

    assert set(refused) == {"account"}
    assert used(partner) == before == {"minute": 1, "month": 1}


def test_a_full_month_takes_nothing_from_a_budget(api, partner, plan, accounts):
    budget(accounts[0], 5)
    caller = api.acting_for("user-1")
    statuses(caller, 2, REPOS)
    statuses(api, 8)

    assert [refused_by(caller.get(REPOS)) for _ in range(3)] == ["month"] * 3
    plan.per_month = 100
    plan.save()
    assert statuses(caller, 4, REPOS) == [200] * 3 + [429]


def test_a_budget_ends_with_the_cycle(api, partner, plan, clock):
    budget(partner.user.api_keys.get(), 1)
    assert statuses(api, 2) == [200, 429]

    clock.move_to("2026-03-01T00:00:00Z")

    assert statuses(api, 2) == [200, 429]


def test_a_budget_stands_in_the_policy_of_those_it_is_for(api, partner, plan):
    budget(partner.user.api_keys.get(), 3)

    answer = api.get(ACCOUNTS)

    assert '"key";q=3;w=2419200' in answer["RateLimit-Policy"]
    assert '"key";r=2;t=302380' in answer["RateLimit"]


def test_a_budget_of_nothing_refuses_and_one_that_is_lifted_does_not(api, partner, plan):
    key = partner.user.api_keys.get()
    budget(key, 0)
    assert refused_by(api.get(ACCOUNTS)) == "key"

    budget(key, None)

    assert statuses(api, 1) == [200]


@pytest.mark.parametrize(
    ("price", "cap", "past"),
    [("10", "0.03", 3), ("15", "0.04", 2), ("15", "0.01", 0), ("10", "0", 0)],
)
def test_a_spend_cap_ends_the_overage(api, partner, plan, price, cap, past):  # promise 98
    plan.beyond, plan.overage_per_1000 = "metered", Decimal(price)
    plan.save()
    partner.subscription.spend_cap = Decimal(cap)
    partner.subscription.save()

    answers = [api.get(ACCOUNTS) for _ in range(10 + past + 2)]

    assert [answer.status_code for answer in answers] == [200] * (10 + past) + [429] * 2
    assert refused_by(answers[-1]) == "spend_cap"
    assert answers[-1]["X-RateLimit-Remaining"] == "0"
    assert used(partner)["month"] == 10 + past


def test_enterprise_is_not_counted_out(api, partner):
    subscribe(partner, "enterprise")

    answers = [api.get(ACCOUNTS) for _ in range(30)]

    assert {answer.status_code for answer in answers} == {200}
    assert {answer["X-RateLimit-Remaining"] for answer in answers} == {"-1"}
    assert used(partner) == {"minute": 30, "month": 30}


def test_a_changed_plan_is_in_force_with_the_next_call(api, partner, plan):  # promise 102
    assert statuses(api, 11) == [200] * 10 + [429]
    subscribe(partner, "pro")
    answer = api.get(ACCOUNTS)
    assert (answer.status_code, answer["X-RateLimit-Remaining"]) == (200, str(100_000 - 11))

    subscribe(partner, "free")

    assert api.get(ACCOUNTS)["X-RateLimit-Remaining"] == str(1000 - 12)


def test_a_refused_call_is_recorded_and_does_not_count(api, partner, plan):  # promise 101
    statuses(api, 12)

    refused = UsageRecord.objects.filter(status=429)
    assert list(refused.values_list("counted", flat=True)) == [False, False]
    assert UsageRecord.objects.filter(counted=True).count() == 10


def test_the_headers_of_a_refused_call_are_those_of_its_refusal(api, partner, plan):
    statuses(api, 10)

    first, second = (limits(api.get(ACCOUNTS)) for _ in range(2))

    assert first == second
    assert first["X-RateLimit-Minute-Remaining"] == "90"


def test_a_refused_call_is_asked_about_once(api, partner, plan, monkeypatch):
    """Its headers are the numbers that refused it; nobody looks at the windows again."""
    statuses(api, 10)
    monkeypatch.setattr(meter(), "peek", None)

    answer = api.get(ACCOUNTS)

    assert (refused_by(answer), answer["X-RateLimit-Remaining"]) == ("month", "0")
