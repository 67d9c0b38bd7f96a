"""The windows of a call: when they begin and end, how much they hold, and what of it is left."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billing.limits.headers import headers_of
from billing.limits.local_meter import LocalMeter
from billing.limits.standing import Budget, Standing
from billing.limits.windows import Snapshot, windows_of
from billing.models import Plan
from tests.billing.test_cycles import ANCHORS, MOMENTS

NOW = datetime(2026, 2, 25, 12, 0, 20, tzinfo=UTC)
LIMITS = st.integers(0, 10**6) | st.just(-1)


def plan(**fields):
    return Plan(**{"per_minute": 10, "per_day": 50, "per_month": 100} | fields)


def standing(family="partner", **fields):
    return Standing(family, uuid4(), fields.pop("plan", None) or plan(), **fields)


def window(name, standing, now=NOW):
    [found] = [window for window in windows_of(standing, now) if window.name == name]
    return found


class Counter:
    """Counts calls of one subject as this process does alone."""

    def __init__(self):
        self.meter, self.subject = LocalMeter(), uuid4()

    def standing(self, **fields):
        return Standing("partner", self.subject, fields.pop("plan", None) or plan(), **fields)

    def call(self, now=NOW, **fields):
        """Return the snapshot after a call."""
        standing = self.standing(**fields)
        windows = windows_of(standing, now)
        used, refused_by = self.meter.admit(standing, windows, lambda *_: 0)
        return Snapshot(now, windows, used, refused_by)

    def calls(self, count, now=NOW, **fields):
        """Return how many of so many calls were admitted."""
        return sum(self.call(now, **fields).refused_by is None for _ in range(count))


@given(ANCHORS, MOMENTS)
def test_every_window_is_around_now(anchor, now):
    budgets = (Budget("key", uuid4(), 5),)
    windows = windows_of(standing(anchor=anchor, budgets=budgets), now)

    assert [each.name for each in windows] == ["minute", "day", "month", "key"]
    assert all(each.start <= now < each.end for each in windows)
    assert windows[0].end - windows[0].start == timedelta(minutes=1)
    assert windows[1].end - windows[1].start == timedelta(days=1)


@given(ANCHORS, MOMENTS)
def test_minutes_and_days_tile_time_in_utc(anchor, now):
    for each in windows_of(standing(anchor=anchor), now):
        [after] = [w for w in windows_of(standing(anchor=anchor), each.end) if w.name == each.name]
        assert after.start == each.end
        assert each.start.tzinfo is UTC


@given(ANCHORS, MOMENTS, LIMITS)
@pytest.mark.parametrize(("family", "main"), [("partner", "month"), ("personal", "minute")])
def test_the_headers_name_the_second_at_which_a_new_window_has_begun(
    family, main, anchor, now, limit
):  # promise 97
    mine = standing(family, anchor=anchor, plan=plan(per_month=limit))
    windows = windows_of(mine, now)
    headers = headers_of(mine, Snapshot(now, windows, (0,) * len(windows)))
    reset = datetime.fromtimestamp(int(headers["X-RateLimit-Reset"]), UTC)

    end = window(main, mine, now).end
    assert timedelta(0) <= reset - end < timedelta(seconds=1)
    assert window(main, mine, reset).start >= end


@given(ANCHORS, MOMENTS)
def test_whoever_waits_as_told_finds_a_new_window(anchor, now):  # promise 97
    for each in windows_of(standing(anchor=anchor), now):
        later = now + timedelta(seconds=each.seconds_left(now))

        assert each.end <= later < each.end + timedelta(seconds=1)


@given(st.lists(st.tuples(LIMITS, st.integers(1, 30)), max_size=8))
def test_a_changed_plan_keeps_what_was_used_and_counts_from_the_next_call(changes):  # promise 102
    counter, used = Counter(), 0

    for limit, calls in changes:
        admitted = counter.calls(calls, plan=plan(per_minute=10**6, per_day=None, per_month=limit))
        assert admitted == (calls if limit == -1 else min(calls, max(0, limit - used)))
        used += admitted


@given(
    cap=st.decimals(0, 10**6, places=2),
    price=st.decimals("0.0001", 9999, places=4),
    quota=st.integers(0, 10**6),
)
def test_a_spend_cap_lets_through_what_it_pays_for_and_no_call_more(cap, price, quota):
    metered = plan(per_month=quota, beyond="metered", overage_per_1000=price)

    month = window("month", standing(plan=metered, spend_cap=cap))

    past = month.ceiling - quota
    assert metered.cost_of(past) <= cap < metered.cost_of(past + 1)
    assert month.refusal == "spend_cap"


@pytest.mark.parametrize("fields", [{}, {"spend_cap": None}])
def test_a_metered_plan_without_a_cap_never_refuses(fields):
    metered = plan(per_month=3, beyond="metered", overage_per_1000=Decimal("0.5"))

    assert window("month", standing(plan=metered, **fields)).ceiling == -1


@given(
    LIMITS, st.integers(0, 1000), MOMENTS, st.timedeltas(timedelta(days=-40), timedelta(days=40))
)
def test_extra_calls_count_until_their_end(limit, extra, now, ahead):
    mine = standing(plan=plan(per_month=limit), extra_calls=extra, extra_until=now + ahead)

    granted = extra if ahead > timedelta(0) and limit != -1 else 0
    assert window("month", mine, now).limit == limit + granted


def test_a_new_anchor_begins_a_new_window():
    counter = Counter()
    assert counter.calls(9) == 9

    snapshot = counter.call(anchor=NOW)

    assert snapshot.of("month")[1] == 1
    assert snapshot.of("minute")[1] == 10


@given(st.permutations([-1, -1, -1, 1, 1, 1]), st.sampled_from(["minute", "month"]))
def test_calls_that_read_the_clock_before_a_turn_count_before_it(order, turn):
    """One process counts for clocks that are apart; each window gets its own calls, once."""
    edge = datetime(2026, 3, 1, tzinfo=UTC) if turn == "month" else NOW.replace(second=0)
    counter, counted = Counter(), {-1: 0, 1: 0}

    for side in order:
        snapshot = counter.call(edge + side * timedelta(milliseconds=1))
        counted[side] += 1
        assert snapshot.of(turn)[1] == counted[side]


def test_a_refused_window_has_nothing_left_whatever_its_limit():
    """As one of four processes this one has its quarter of the minute."""
    part = LocalMeter(processes=4)
    mine = standing(plan=plan(per_minute=10))
    windows = windows_of(mine, NOW)

    answers = [part.admit(mine, windows, lambda *_: 0) for _ in range(4)]

    used, refused_by = answers[-1]
    headers = headers_of(mine, Snapshot(NOW, windows, used, refused_by))
    assert [refused is None for _, refused in answers] == [True, True, True, False]
    assert headers["X-RateLimit-Minute-Limit"] == "10"
    assert headers["X-RateLimit-Minute-Remaining"] == "0"
