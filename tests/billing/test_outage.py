"""Limits while the store of the counts is away, and when it comes back with what it knew before."""

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from redis.exceptions import ConnectionError as Away

from accounts.models import ApiKey
from billing.limits.claims import Claim
from billing.limits.local_meter import LocalMeter
from billing.limits.meter import meter
from billing.limits.standing import standing_of
from billing.limits.windows import MINUTE
from billing.models import Plan, UsageRecord
from tests.factories import make_records

ACCOUNTS = "/api/v1/accounts"


class Store(LocalMeter):
    """Stands in for Redis: it counts like it, and can be away."""

    away = False

    def admit(self, *asked):
        self.answer()
        return super().admit(*asked)

    def give_back(self, *asked):
        self.answer()
        return super().give_back(*asked)

    def answer(self):
        if self.away:
            raise Away()

    def forget(self, counted):
        self.answer()
        for slot, start in counted:
            if slot[1] != MINUTE:
                self.counts.kinds.get(slot, {}).pop(start, None)

    def add_minutes(self, counted):
        for slot, start, calls in counted:
            if slot[1] == MINUTE and start in self.counts.kinds.get(slot, {}):
                self.counts.kinds[slot][start].calls += calls


@pytest.fixture
def store(monkeypatch):
    monkeypatch.setattr(meter(), "redis", Store())
    monkeypatch.setattr("config.outage.SKIP_SECONDS", 0.0)
    return meter().redis


@pytest.fixture
def ten_a_month(partner):
    plan = Plan.objects.create(family="partner", slug="ten", per_minute=100, per_month=10)
    partner.subscription.plan = plan
    partner.subscription.save()


def statuses(api, calls):
    return [api.get(ACCOUNTS).status_code for _ in range(calls)]


def test_what_was_counted_during_an_outage_counts_afterwards(api, ten_a_month, store):  # promise 99
    before = statuses(api, 4)
    store.away = True
    during = statuses(api, 3)
    store.away = False
    after = statuses(api, 5)

    assert (before, during, after) == ([200] * 4, [200] * 3, [200] * 3 + [429] * 2)
    assert UsageRecord.objects.filter(counted=True).count() == 10


def test_a_second_outage_begins_from_the_records(api, ten_a_month, store):  # promise 99
    for away in (True, False, True, False):
        store.away = away
        assert statuses(api, 2) == [200, 200]

    store.away = True
    assert statuses(api, 3) == [200, 200, 429]


def test_calls_of_other_processes_are_seen_after_a_while(api, partner, ten_a_month, store):
    # promise 99
    store.away = True
    assert statuses(api, 2) == [200, 200]
    make_records(partner, [{}] * 7)
    assert api.get(ACCOUNTS)["X-RateLimit-Remaining"] == "7"  # not yet

    meter().fallback.fresh_for = 0.0

    assert [api.get(ACCOUNTS).status_code for _ in range(2)] == [429, 429]


def test_until_then_an_outage_costs_no_statement_more(api, ten_a_month, store):
    def statements():
        with CaptureQueriesContext(connection) as queries:
            api.get(ACCOUNTS)
        return len(queries)

    statements()
    usual = statements()
    store.away = True
    statements()

    assert statements() == usual


def test_each_process_has_its_part_of_the_minute(api, ten_a_month, store, settings):  # promise 99
    Plan.objects.filter(slug="ten").update(per_minute=10, per_month=100)
    settings.WORKERS = 4
    meter().forget()
    store.away = True

    with time_machine.travel("2026-02-25T12:00:05Z", tick=False):
        answers = [api.get(ACCOUNTS) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200] * 3 + [429]
    assert {answer["X-RateLimit-Minute-Limit"] for answer in answers} == {"10"}
    assert [a["X-RateLimit-Minute-Remaining"] for a in answers] == ["9", "8", "7", "0"]
    assert answers[-1].json()["details"]["limit"] == "minute"


def test_the_minute_of_an_outage_counts_afterwards(api, ten_a_month, store):
    with time_machine.travel("2026-02-25T12:00:05Z", tick=False):
        statuses(api, 2)
        store.away = True
        statuses(api, 3)
        store.away = False

        assert api.get(ACCOUNTS)["X-RateLimit-Minute-Remaining"] == "94"


@pytest.mark.parametrize("claimed", [True, False])
def test_a_call_that_ends_in_the_outage_is_not_kept_by_the_store(api, partner, store, claimed):
    """It began when Redis was there, and turned out not to count when it was away."""
    standing, now = standing_of(partner.user), timezone.now()
    claim = Claim("here:1", now) if claimed else None
    snapshot = meter().admit(standing, now, claim)
    store.away = True
    meter().give_back(standing, snapshot, claim)
    store.away = False

    assert meter().peek(standing, now).of("month")[1] == 0


def test_a_call_that_begins_in_the_outage_takes_nothing_from_what_came_before(partner, store):
    make_records(partner, [{}] * 4)
    standing, now = standing_of(partner.user), timezone.now()
    claim = Claim("here:1", now)
    store.away = True
    snapshot = meter().admit(standing, now, claim)
    store.away = False
    meter().give_back(standing, snapshot, claim)

    assert meter().peek(standing, now).of("month")[1] == 4


def test_a_call_that_was_made_is_answered_though_its_key_cannot_be_noted(api, monkeypatch):
    def refuse(key, ip):
        raise OperationalError("database is locked")

    monkeypatch.setattr(ApiKey, "touch", refuse)

    answer = api.get(ACCOUNTS)

    assert answer.status_code == 200
    assert "X-RateLimit-Limit" in answer
    assert UsageRecord.objects.count() == 1
