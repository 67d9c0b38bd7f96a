"""Limits while the store of the counts is away, and when it comes back with what it knew before."""

import pytest
from django.db import OperationalError
from redis.exceptions import ConnectionError as Away

from accounts.models import ApiKey
from billing.local_meter import LocalMeter
from billing.meter import meter
from billing.models import Plan, UsageRecord
from billing.windows import MINUTE

ACCOUNTS = "/api/v1/accounts"


class Store(LocalMeter):
    """Stands in for Redis: it counts like it, and can be away."""

    away = False

    def admit(self, *asked):
        if self.away:
            raise Away()
        return super().admit(*asked)

    def forget(self, counted):
        if self.away:
            raise Away()
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


def test_a_call_that_was_made_is_answered_though_its_key_cannot_be_noted(api, monkeypatch):
    def refuse(key, ip):
        raise OperationalError("database is locked")

    monkeypatch.setattr(ApiKey, "touch", refuse)

    answer = api.get(ACCOUNTS)

    assert answer.status_code == 200
    assert "X-RateLimit-Limit" in answer
    assert UsageRecord.objects.count() == 1
