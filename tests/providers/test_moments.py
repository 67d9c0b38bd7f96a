"""Days and moments, read from what callers write."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from config.api.errors import Invalid
from providers import moments

OSLO = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-03-01T09:30:00", datetime(2026, 3, 1, 9, 30)),
        ("2026-03-01T09:30:00Z", datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
        ("2026-03-01T09:30:00+01:00", datetime(2026, 3, 1, 9, 30, tzinfo=OSLO)),
    ],
)
def test_a_day_is_told_from_a_moment(value, when):
    read = moments.parsed(value, "start")

    assert (type(read), read) == (type(when), when)


@pytest.mark.parametrize("value", ["soon", "", "2026-13-01", "2026-03-01T25:00", "tomorrow!!"])
def test_anything_else_is_invalid_and_names_its_field(value):
    with pytest.raises(Invalid, match=r"start: .* is neither a date nor an ISO 8601 time"):
        moments.parsed(value, "start")


@pytest.mark.parametrize(
    ("value", "edge"),
    [
        ("2026-03-01", (date(2026, 3, 1), None)),
        ({"date": "2026-03-01"}, (date(2026, 3, 1), None)),
        (
            {"dateTime": "2026-03-01T09:30:00", "timeZone": "Europe/Oslo"},
            (datetime(2026, 3, 1, 9, 30), "Europe/Oslo"),
        ),
    ],
)
def test_an_edge_is_text_or_an_object(value, edge):
    assert moments.edge_of(value, "start") == edge


@pytest.mark.parametrize("value", ["", {}, {"timeZone": "Europe/Oslo"}])
def test_an_edge_without_a_time_is_invalid(value):
    with pytest.raises(Invalid, match="end: give a time"):
        moments.edge_of(value, "end")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2026-03-01", "2026-03-01T00:00:00Z"),
        ("2026-03-01T09:30:00", "2026-03-01T09:30:00Z"),
        ("2026-03-01T09:30:00+01:00", "2026-03-01T09:30:00+01:00"),
    ],
)
def test_what_has_no_offset_is_in_utc(value, text):
    assert moments.written(moments.aware(value, "time_min")) == text
