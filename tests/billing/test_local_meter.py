"""Counting in one process, around the moment at which a window turns."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from billing.limits.local_meter import LocalMeter
from billing.limits.standing import Standing
from billing.limits.windows import windows_of
from billing.models import Plan

EDGE = datetime(2026, 1, 1, 0, 1, tzinfo=UTC)
BEFORE, AFTER = EDGE - timedelta(milliseconds=1), EDGE + timedelta(milliseconds=1)


class Counter:
    """A meter with one caller who may make 30 calls a minute."""

    def __init__(self):
        self.meter = LocalMeter()
        self.standing = Standing(Plan.Family.PARTNER, uuid4(), Plan(per_minute=30))

    def admits(self, now):
        windows = windows_of(self.standing, now)
        return self.meter.admit(self.standing, windows, lambda *_: 0)[1] is None

    def used(self, now):
        windows = windows_of(self.standing, now)
        return self.meter.peek(self.standing, windows, lambda *_: 0)[0][0]


def test_a_call_that_comes_late_does_not_begin_the_new_minute_anew():  # promise 96
    counter = Counter()
    admitted = 0

    for number in range(200):
        admitted += counter.admits(AFTER)
        if number % 25 == 0:
            counter.admits(BEFORE)

    assert admitted == 30
    assert (counter.used(BEFORE), counter.used(AFTER)) == (8, 30)


def test_the_next_minute_begins_at_nothing():
    counter = Counter()
    for _ in range(31):
        counter.admits(BEFORE)

    assert (counter.used(BEFORE), counter.used(AFTER)) == (30, 0)


def test_minutes_that_are_over_are_forgotten():
    counter = Counter()

    for minute in range(100):
        counter.admits(AFTER + timedelta(minutes=minute))

    assert [calls for _, _, calls in counter.meter.counted()] == [1, 1]


def test_a_call_that_comes_very_late_does_not_push_out_what_is_counted_now():
    counter = Counter()
    counter.admits(AFTER)
    counter.admits(AFTER + timedelta(minutes=1))

    counter.admits(BEFORE)

    assert (counter.used(AFTER), counter.used(AFTER + timedelta(minutes=1))) == (1, 1)
