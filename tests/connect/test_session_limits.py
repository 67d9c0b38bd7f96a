"""How many sessions a minute an account and a partner may start."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connection

from billing.models import UsageRecord
from connect import limits
from connect.models import ConnectSession
from integrations.models import Integration
from tests.config.test_metrics import Change
from tests.connect.walk import start
from tests.contract.shapes import explained
from tests.factories import make_account, make_partner, subscribe


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-22T12:00:10Z", tick=False) as clock:
        yield clock


@pytest.fixture
def few(monkeypatch):
    """Make the limits small: 3 of an account, 5 of a partner."""
    monkeypatch.setattr(limits, "BY_ACCOUNT", "3/m")
    monkeypatch.setattr(limits, "BY_PARTNER", "5/m")


def statuses(api, account, times):
    return [start(api, account).status_code for _ in range(times)]


# promise 26
def test_an_account_starts_30_sessions_a_minute(api, partner, account, clock):
    subscribe(partner, "enterprise")
    assert statuses(api, account, 30) == [200] * 30

    refused = start(api, account)

    error, wait = refused.json(), int(refused["Retry-After"])
    assert (refused.status_code, error["error_code"]) == (429, "RATE_LIMITED")
    assert error["details"] == explained(
        "RATE_LIMITED", limit="sessions_of_account", retry_after=wait
    )
    assert 1 <= wait == error["retry_after"] <= 60
    assert ConnectSession.objects.count() == 30
    assert statuses(api, make_account(partner, "user-2"), 1) == [200]
    clock.shift(wait)
    assert statuses(api, account, 1) == [200]


# promise 26
@pytest.mark.usefixtures("few")
def test_a_partner_starts_so_many_with_all_accounts_together(api, partner, account, clock):
    other, third = make_account(partner, "user-2"), make_account(partner, "user-3")
    assert statuses(api, account, 3) + statuses(api, other, 2) == [200] * 5

    refused = start(api, third)

    assert (refused.status_code, refused.json()["details"]["limit"]) == (429, "sessions_of_partner")
    assert not Integration.objects.filter(account=third).exists()
    clock.shift(int(refused["Retry-After"]))
    assert statuses(api, third, 1) == [200]


# promise 26
@pytest.mark.usefixtures("few")
def test_what_the_account_is_refused_is_not_counted_against_the_partner(api, partner, account):
    assert statuses(api, account, 20).count(200) == 3

    assert statuses(api, make_account(partner, "user-2"), 2) == [200] * 2


@pytest.mark.usefixtures("few")
def test_neither_mistakes_nor_other_partners_use_it_up(api, partner, account):
    theirs = make_account(make_partner(), "theirs")
    for _ in range(6):
        assert start(api, account, "nowhere").status_code == 400
        assert start(api, theirs).status_code == 404

    assert statuses(api, account, 4) == [200, 200, 200, 429]


@pytest.mark.usefixtures("few")
def test_a_refusal_is_logged_with_its_limit_and_does_not_count(api, client, account):
    refusals = Change(client, "patchbay_limited_total", limit="sessions_of_account")
    statuses(api, account, 4)

    record = UsageRecord.objects.order_by("id").last()
    assert (record.status, record.counted) == (429, False)
    assert (record.error_code, record.error_limit) == ("RATE_LIMITED", "sessions_of_account")
    assert refusals.now == 1


# promise 26
@pytest.mark.usefixtures("few")
@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_as_many_as_allowed_are_made(api, account):
    def at_once(_):
        try:
            return start(api, account).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        answers = sorted(threads.map(at_once, range(12)))

    assert answers == [*[200] * 3, *[429] * 9]
    assert ConnectSession.objects.count() == 3
