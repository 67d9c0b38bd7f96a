"""How long a provider asks us to wait, however it says so. Seconds from now, None for what says nothing."""

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite
from typing import Any

LONGEST = 30 * 86_400.0  # some limits start anew by the month; more is a slip of whoever wrote it


def seconds(value: Any) -> float | None:
    """Return a number of seconds, given as a number or as its digits."""
    number = number_in(value)
    return None if number is None else bounded(number)


def until_epoch(value: Any) -> float | None:
    """Return how far away a time is, given in seconds since 1970."""
    number = number_in(value)
    return None if number is None else bounded(number - time.time())


def until_epoch_ms(value: Any) -> float | None:
    """Return how far away a time is, given in milliseconds since 1970."""
    number = number_in(value)
    return None if number is None else bounded(number / 1000 - time.time())


def until_iso(value: Any) -> float | None:
    """Return how far away an ISO 8601 time is; one without a zone is in UTC."""
    try:
        return until(datetime.fromisoformat(value))
    except (TypeError, ValueError, OverflowError):
        return None


def until_date(value: Any) -> float | None:
    """Return how far away an HTTP date is."""
    try:
        return until(parsedate_to_datetime(value))
    except (TypeError, ValueError, OverflowError, AttributeError):
        return None


def retry_after(value: Any) -> float | None:
    """Return seconds from a Retry-After header, given in seconds or as an HTTP date."""
    given = seconds(value)
    return until_date(value) if given is None else given


def until(moment: datetime) -> float:
    """Return the seconds until a moment; one without a zone is in UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return bounded(aware.timestamp() - time.time())


def number_in(value: Any) -> float | None:
    """Return a finite number; `nan`, `inf`, true and what overflows are none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if isfinite(number) else None


def bounded(number: float) -> float:
    """Return a wait that is neither negative nor longer than any limit lasts."""
    return min(LONGEST, max(0.0, number))
