"""Times as Graph wants them: without an offset, beside the name of a zone."""

from datetime import UTC, date, datetime
from typing import Any

from config.api.errors import Invalid

DATE_LENGTH = len("2026-03-01")


def parsed(value: str, field: str) -> date | datetime:
    """Tell a day from a moment, which are written alike but for their length."""
    try:
        if len(value) == DATE_LENGTH:
            return date.fromisoformat(value)
        return datetime.fromisoformat(value)
    except ValueError:
        raise Invalid(f"{field}: {value!r} is neither a date nor an ISO 8601 time") from None


def event_time(value: str | dict[str, Any], zone: str | None, field: str) -> tuple[dict, bool]:
    """Graph has no dates: a whole day is a midnight and a mark on the event. Says whether it is one."""
    given = {"dateTime": value} if isinstance(value, str) else value
    text = given.get("dateTime") or given.get("date")
    if not text:
        raise Invalid(f"{field}: give a time, a date or an object with dateTime or date")
    when, zone = parsed(text, field), given.get("timeZone") or zone or "UTC"
    if not isinstance(when, datetime):
        return {"dateTime": f"{when.isoformat()}T00:00:00", "timeZone": zone}, True
    return timed(when, zone, field), False


def timed(moment: datetime, zone: str, field: str) -> dict[str, str]:
    """Graph drops an offset and goes by the zone, so a moment that has one is told in UTC."""
    if moment.utcoffset() is not None:
        moment, zone = in_utc(moment, field), "UTC"
    return {"dateTime": moment.replace(tzinfo=None).isoformat(), "timeZone": zone}


def instant(value: str, field: str) -> datetime:
    """Return a moment in UTC; a day is its midnight, a time without an offset is in UTC."""
    when = parsed(value, field)
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day)
    return in_utc(when if when.utcoffset() is not None else when.replace(tzinfo=UTC), field)


def in_utc(moment: datetime, field: str) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise Invalid(f"{field}: {moment.isoformat()!r} is out of range") from None
