"""A budget that was lifted, a cycle that was left: what was used meanwhile is known when it is back."""

from datetime import UTC, datetime

import pytest
import time_machine

from accounts.actors import Actor
from billing.models import Plan
from billing.subscriptions.subscribing import change_plan, set_budget
from tests.conftest import Api
from tests.factories import make_account, make_integration, make_key, make_user

ACCOUNTS, USAGE, REPOS = "/api/v1/accounts", "/api/v1/usage", "/api/v1/github/repos"
STAFF = Actor("staff", "1")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-02-25T12:00:20Z", tick=False) as clock:
        yield clock


def statuses(api, calls, path=ACCOUNTS):
    return [api.get(path).status_code for _ in range(calls)]


def test_a_keys_budget_knows_the_calls_made_without_it(api, partner):
    key = partner.user.api_keys.get()
    set_budget(key, 5, STAFF)
    assert statuses(api, 2) == [200] * 2
    set_budget(key, None, STAFF)
    assert statuses(api, 4) == [200] * 4

    set_budget(key, 7, STAFF)

    assert statuses(api, 2) == [200, 429]


def test_a_personal_keys_budget_knows_the_calls_made_without_it(db):
    user = make_user()
    caller, key = Api(make_key(user, "personal")), user.api_keys.get()
    set_budget(key, 5, STAFF)
    assert statuses(caller, 2, USAGE) == [200] * 2
    set_budget(key, None, STAFF)
    assert statuses(caller, 4, USAGE) == [200] * 4

    set_budget(key, 7, STAFF)

    assert statuses(caller, 2, USAGE) == [200, 429]


def test_an_accounts_budget_knows_the_calls_made_without_it(api, partner, upstream):
    upstream.get("https://api.github.com/user/repos", json=[])
    account = make_account(partner, "user-1")
    make_integration(account, "github")
    caller = api.acting_for("user-1")
    set_budget(account, 5, STAFF)
    assert statuses(caller, 2, REPOS) == [200] * 2
    set_budget(account, None, STAFF)
    assert statuses(caller, 4, REPOS) == [200] * 4

    set_budget(account, 7, STAFF)

    assert statuses(caller, 2, REPOS) == [200, 429]


def test_a_cycle_that_is_gone_back_to_knows_what_was_used_in_another(api, partner):
    plan = Plan.objects.create(family="partner", slug="six", per_minute=100, per_month=6)
    subscription = partner.subscription
    change_plan(subscription, plan, STAFF, anchor=None)
    assert statuses(api, 2) == [200] * 2
    change_plan(subscription, plan, STAFF, anchor=datetime(2026, 2, 20, tzinfo=UTC))
    assert statuses(api, 3) == [200] * 3

    change_plan(subscription, plan, STAFF, anchor=None)

    assert statuses(api, 2) == [200, 429]
