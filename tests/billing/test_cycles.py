"""Billing cycles: whatever the anchor, they follow each other without gap or overlap."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billing.limits.cycles import cycle_of

MICROSECOND = timedelta(microseconds=1)
# Odd offsets included: the whole of what a stored or given moment can have.
ZONES = st.timedeltas(timedelta(hours=-23, minutes=-59), timedelta(hours=23, minutes=59)).map(
    lambda offset: timezone(offset - timedelta(microseconds=offset.microseconds))
)
MOMENTS = st.datetimes(datetime(1995, 1, 1), datetime(2105, 1, 1), timezones=ZONES | st.just(UTC))
ANCHORS = st.none() | MOMENTS


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@given(ANCHORS, MOMENTS)
def test_now_is_inside(anchor, now):
    start, end = cycle_of(anchor, now)

    assert start <= now < end


@given(ANCHORS, MOMENTS)
def test_cycles_tile_time(anchor, now):
    start, end = cycle_of(anchor, now)

    assert cycle_of(anchor, end)[0] == end
    assert cycle_of(anchor, start - MICROSECOND)[1] == start
    assert cycle_of(anchor, start) == cycle_of(anchor, end - MICROSECOND) == (start, end)


@given(ANCHORS, MOMENTS)
def test_a_cycle_is_a_month_long(anchor, now):
    start, end = cycle_of(anchor, now)

    assert timedelta(days=28) <= end - start <= timedelta(days=31)


@given(MOMENTS, MOMENTS)
def test_a_cycle_begins_at_the_anchor_itself_and_twelve_a_year(anchor, now):
    start = cycle_of(anchor, anchor)[0]
    starts = {start}
    for _ in range(12):
        start = cycle_of(anchor, start)[1]
        starts.add(start)

    assert cycle_of(anchor, anchor)[0] == anchor
    assert len(starts) == 13
    assert start.year == anchor.astimezone(UTC).year + 1


@given(MOMENTS, MOMENTS)
def test_the_time_of_day_stays_and_the_day_where_the_month_has_it(anchor, now):
    start, _ = cycle_of(anchor, now)

    wanted = anchor.astimezone(UTC)
    assert start.time() == wanted.time()
    assert start.day == wanted.day or (start + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("anchor", "now", "cycle"),
    [
        (None, utc(2026, 2, 28, 23, 59, 59), (utc(2026, 2, 1), utc(2026, 3, 1))),
        (utc(2026, 1, 31), utc(2026, 2, 27, 12), (utc(2026, 1, 31), utc(2026, 2, 28))),
        (utc(2026, 1, 31), utc(2026, 2, 28), (utc(2026, 2, 28), utc(2026, 3, 31))),
        (utc(2026, 1, 31), utc(2028, 2, 28, 12), (utc(2028, 1, 31), utc(2028, 2, 29))),
        (utc(2024, 2, 29, 8), utc(2025, 3, 1), (utc(2025, 2, 28, 8), utc(2025, 3, 29, 8))),
        (utc(2026, 8, 31, 8), utc(2026, 9, 30, 7, 59), (utc(2026, 8, 31, 8), utc(2026, 9, 30, 8))),
        (utc(2026, 5, 15), utc(2026, 1, 1), (utc(2025, 12, 15), utc(2026, 1, 15))),
    ],
)
def test_ends_of_months(anchor, now, cycle):  # promise 102
    assert cycle_of(anchor, now) == cycle
