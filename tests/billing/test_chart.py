"""The geometry of the chart of calls."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billing.drawing.axis import axis, short
from billing.drawing.chart import GAP, THINNEST, make_chart
from billing.drawing.frames import NARROW, WIDE
from billing.drawing.spans import Span, days_of, joined, weeks_of
from billing.usage.tallies import Tally

FIRST = date(2026, 2, 27)


def days(*calls):
    """Return a day for each pair of calls that went well and that failed."""
    return [
        Span(FIRST + timedelta(days=n), FIRST + timedelta(days=n), ok, failed)
        for n, (ok, failed) in enumerate(calls)
    ]


@pytest.mark.parametrize(
    ("most", "top", "step"),
    [
        (0, 1, 1),
        (1, 1, 1),
        (4, 4, 1),
        (5, 6, 2),
        (9, 10, 5),
        (20, 20, 5),
        (21, 30, 10),
        (1000, 1000, 500),
        (1001, 1500, 500),
        (123_456_789, 150_000_000, 50_000_000),
    ],
)
def test_the_axis_ends_at_a_round_number_above_the_highest_bar(most, top, step):
    assert axis(most) == (top, step)


@given(st.integers(0, 10**12))
def test_every_axis_has_at_most_four_short_labels(most):
    top, step = axis(most)

    assert most <= top
    assert top - step < max(most, 1)
    assert top // step <= 4
    assert all(len(short(value)) <= 5 for value in range(0, top + 1, step))


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0"), (500, "500"), (1500, "1.5k"), (2 * 10**7, "20M"), (10**9, "1B")]
)
def test_labels_are_short(number, said):
    assert short(number) == said


@pytest.mark.parametrize("frame", [WIDE, NARROW], ids=["wide", "narrow"])
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=92))
def test_every_bar_stands_on_the_floor_and_stays_inside_its_place(frame, calls):
    chart = make_chart(days(*calls), frame)

    assert len(chart.bars) == len(calls)
    for bar in chart.bars:
        assert bar.slot_x <= bar.x
        assert bar.x + bar.width <= bar.slot_x + bar.slot_width + 0.02
        assert frame.left - 0.01 <= bar.slot_x
        assert bar.slot_x + bar.slot_width <= frame.width - frame.right + 1
        assert bar.ok_y + bar.ok_height == pytest.approx(frame.floor, abs=0.02)
        assert frame.top - 0.02 <= bar.failed_y
        assert (bar.ok_height >= THINNEST - 0.01) == bool(bar.span.ok)
        assert (bar.failed_height >= THINNEST - 0.01) == bool(bar.span.failed)


def test_the_parts_are_stacked_in_proportion_with_a_gap_between_them():
    bar = make_chart(days((300, 100)), WIDE).bars[0]

    assert bar.ok_height == pytest.approx(WIDE.plot_height * 3 / 4, abs=GAP)
    assert bar.failed_height == pytest.approx(WIDE.plot_height / 4)
    assert bar.failed_y + bar.failed_height + GAP == pytest.approx(bar.ok_y)
    assert bar.failed_y == pytest.approx(WIDE.top, abs=GAP)


@pytest.mark.parametrize("among", [1, 7, 8, 9, 31, 92])
def test_labels_are_few_and_none_is_cut_off(among):
    chart = make_chart(days(*[(1, 0)] * among), WIDE)

    labelled = [bar for bar in chart.bars if bar.label]
    assert len(labelled) <= WIDE.most_labels
    assert labelled[0].label == "27 Feb"
    widest = 24  # half of "28 Nov" at the largest size text has in this frame
    for bar in labelled:
        reaches = bar.label_x + (0 if bar.anchor == "end" else widest)
        assert reaches <= WIDE.width


def test_a_day_says_its_calls():
    span = days_of({FIRST: Tally(calls=1208, failed=3, counted=1207)})[0]

    assert (span.first, span.last, span.ok, span.failed, span.counted) == (
        FIRST,
        FIRST,
        1205,
        3,
        1207,
    )
    assert span.words == "27 Feb 2026: 1,208 calls, 1,205 succeeded, 3 failed"


def test_weeks_begin_with_the_first_day_and_the_last_may_be_shorter():
    spans = weeks_of(days(*[(1, 2)] * 9))

    assert [(s.first, s.last, s.ok, s.failed) for s in spans] == [
        (FIRST, date(2026, 3, 5), 7, 14),
        (date(2026, 3, 6), date(2026, 3, 7), 2, 4),
    ]
    assert spans[0].dates == "27 Feb 2026 to 5 Mar 2026"
    assert joined(days((1, 1), (2, 3))).calls == 7
