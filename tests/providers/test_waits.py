"""How long a provider asks us to wait, read from whatever it sends."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from providers import waits

NOW = 1_800_000_000.0
READERS = [
    waits.seconds,
    waits.until_epoch,
    waits.until_epoch_ms,
    waits.until_iso,
    waits.until_date,
    waits.retry_after,
]


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("providers.waits.time.time", lambda: NOW)


def at(seconds):
    return datetime.fromtimestamp(NOW, UTC) + timedelta(seconds=seconds)


@pytest.mark.parametrize(("value", "wait"), [("30", 30), (" 1.5 ", 1.5), (7, 7), ("0", 0)])
def test_seconds_are_what_they_say(value, wait):
    assert waits.seconds(value) == wait


@pytest.mark.parametrize("value", [str(int(NOW) + 90), int(NOW) + 90, NOW + 90])
def test_an_epoch_is_told_as_seconds_from_now(value):
    assert waits.until_epoch(value) == 90


def test_an_epoch_in_milliseconds_is_told_as_seconds_from_now():
    assert waits.until_epoch_ms(str(int(NOW * 1000) + 2500)) == 2.5


@pytest.mark.parametrize(
    "text",
    [
        at(60).isoformat(),
        at(60).isoformat().replace("+00:00", "Z"),
        at(60).isoformat().replace("+00:00", ""),
        at(60).astimezone(tz=None).isoformat(),
    ],
)
def test_an_iso_date_is_told_as_seconds_from_now(text):
    assert waits.until_iso(text) == 60


@pytest.mark.parametrize(("value", "wait"), [("12", 12), (format_datetime(at(45)), 45)])
def test_retry_after_is_seconds_or_a_date(value, wait):
    assert waits.retry_after(value) == wait


@pytest.mark.parametrize(
    ("read", "past"),
    [
        (waits.seconds, "-3"),
        (waits.until_epoch, "12"),
        (waits.until_epoch_ms, "12"),
        (waits.until_iso, "1999-12-31T23:59:59Z"),
        (waits.until_date, "Fri, 31 Dec 1999 23:59:59 GMT"),
    ],
)
def test_what_is_past_is_no_wait(read, past):
    assert read(past) == 0


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "soon",
        "nan",
        "inf",
        "-Infinity",
        float("nan"),
        True,
        [],
        {},
        b"5",
        10**400,
        "\x00",
    ],
)
def test_garbage_says_nothing(read, value):
    assert read(value) is None


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (waits.seconds, "9" * 200),
        (waits.until_epoch, 1e300),
        (waits.until_epoch_ms, str(NOW * 1e6)),
        (waits.until_iso, "9999-12-31T23:59:59.999999Z"),
        (waits.until_date, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ],
)
def test_nobody_waits_for_ever(read, value):
    assert read(value) == waits.LONGEST


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_date_off_the_calendar_is_tolerated(value):
    assert waits.until_iso(value) in {None, 0.0, waits.LONGEST}
