"""The billing cycle around a moment: monthly from an anchor, or the calendar month (UTC)."""

import calendar
from datetime import UTC, datetime

CALENDAR_MONTHS = datetime(2000, 1, 1, tzinfo=UTC)


def cycle_of(anchor: datetime | None, now: datetime) -> tuple[datetime, datetime]:
    """Return start and end of the cycle `now` is in: it turns on the anchor's day and time of each month."""
    anchor = (anchor or CALENDAR_MONTHS).astimezone(UTC)
    now = now.astimezone(UTC)
    start = _turn(anchor, now.year, now.month)
    if start > now:
        return _turn(anchor, *_month_before(now.year, now.month)), start
    return start, _turn(anchor, *_month_after(now.year, now.month))


def _turn(anchor: datetime, year: int, month: int) -> datetime:
    """Return the turn of the cycle in a month; the 31st becomes the month's last day."""
    last = calendar.monthrange(year, month)[1]
    return anchor.replace(year=year, month=month, day=min(anchor.day, last))


def _month_before(year: int, month: int) -> tuple[int, int]:
    return (year - 1, 12) if month == 1 else (year, month - 1)


def _month_after(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == 12 else (year, month + 1)
