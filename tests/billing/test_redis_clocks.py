"""Processes whose clocks disagree count in one Redis: every window keeps its calls, each counted once."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from billing.limits.redis_keys import key_of
from billing.limits.redis_meter import RedisMeter
from billing.limits.standing import Standing
from billing.limits.windows import windows_of
from billing.models import Plan

TURN = datetime(2026, 3, 1, tzinfo=UTC)
APART = {
    "a second": timedelta(seconds=1),
    "a minute": timedelta(minutes=1),
    "a month": timedelta(days=30),
}


class Process:
    """One process with a clock of its own, and what it would find in the records."""

    def __init__(self, url, ahead):
        self.meter, self.ahead = RedisMeter(url), ahead
        self.recorded = 0

    def call(self, standing, at):
        """Return the calls in its minute and its month after this one."""
        now = at + self.ahead
        with time_machine.travel(now, tick=False):
            windows = windows_of(standing, now)
            return self.meter.admit(standing, windows, lambda *_: self.recorded)[0]


@pytest.fixture
def standing():
    return Standing("partner", uuid4(), Plan(per_minute=1000, per_month=1000))


@pytest.mark.parametrize("apart", APART)
def test_around_a_turn_each_window_has_its_own_calls(own_redis, standing, apart):  # promise 96
    right, ahead = Process(own_redis.url, timedelta(0)), Process(own_redis.url, APART[apart])
    before = TURN - APART[apart] / 2

    old = [right.call(standing, before)[1] for _ in range(3)]
    new = [ahead.call(standing, before)[1] for _ in range(3)]
    late = [right.call(standing, before)[1] for _ in range(3)]
    after = [right.call(standing, TURN)[1] for _ in range(3)]

    assert (old, late) == ([1, 2, 3], [4, 5, 6])
    assert (new, after) == ([1, 2, 3], [4, 5, 6])


@pytest.mark.parametrize("days", [-20, 0, 20, 400])
def test_how_long_redis_keeps_a_window_is_not_for_a_clock_to_say(own_redis, standing, days):
    process = Process(own_redis.url, timedelta(days=days))
    process.call(standing, TURN)

    for window in windows_of(standing, TURN + process.ahead):
        left = own_redis.client.ttl(key_of(standing, window))
        length = (window.end - window.start).total_seconds()
        assert length + 100 <= left <= length + 120


def test_a_window_that_redis_lost_begins_with_what_is_recorded(own_redis, standing):
    process = Process(own_redis.url, timedelta(0))
    process.call(standing, TURN)
    own_redis.client.flushdb()
    process.recorded = 41

    assert process.call(standing, TURN)[1] == 42


def test_minutes_a_year_apart_are_two(own_redis, standing):
    for year in (2026, 2027):
        process = Process(own_redis.url, timedelta(0))
        assert process.call(standing, TURN.replace(year=year))[0] == 1
