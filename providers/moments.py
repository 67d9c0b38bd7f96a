"""Days and moments as callers write them, in ISO 8601."""

from datetime import UTC, date, datetime
from typing import Any

from config.api.errors import Invalid

DATE_LENGTH = len("2026-03-01")


def parsed(value: str, field: str) -> date | datetime:
    """Tell a day from a moment, which are written alike but for their length; else Invalid."""
    try:
        if len(value) == DATE_LENGTH:
            return date.fromisoformat(value)
        return datetime.fromisoformat(value)
    except ValueError:
        raise Invalid(f"{field}: {value!r} is neither a date nor an ISO 8601 time") from None


def edge_of(value: str | dict[str, Any], field: str) -> tuple[date | datetime, str | None]:
    """Read where an event starts or ends, given as text or as an object, and the zone it names."""
    given = {"dateTime": value} if isinstance(value, str) else value
    text = given.get("dateTime") or given.get("date")
    if not text:
        raise Invalid(f"{field}: give a time, a date or an object with dateTime or date")
    return parsed(text, field), given.get("timeZone")


def aware(value: str, field: str) -> datetime:
    """Return a moment with its offset; a day is its midnight, a time without one is in UTC."""
    when = parsed(value, field)
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day)
    return when if when.utcoffset() is not None else when.replace(tzinfo=UTC)


def written(moment: datetime) -> str:
    """Write a moment with its offset; UTC is a Z."""
    return moment.isoformat().replace("+00:00", "Z")
