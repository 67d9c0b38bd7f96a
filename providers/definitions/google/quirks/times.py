"""Times as Google Calendar wants them."""

from datetime import UTC, date, datetime
from typing import Any

from config.api.errors import Invalid

DATE_LENGTH = len("2026-03-01")


def parsed(value: str, field: str) -> date | datetime:
    """Tell a day from a moment, which Google keeps in different fields."""
    try:
        if len(value) == DATE_LENGTH:
            return date.fromisoformat(value)
        return datetime.fromisoformat(value)
    except ValueError:
        raise Invalid(f"{field}: {value!r} is neither a date nor an ISO 8601 time") from None


def event_time(value: str | dict[str, Any], zone: str | None, field: str) -> dict[str, str]:
    """Google takes an object: `date` for whole days, else `dateTime` with an offset or a zone."""
    given = {"dateTime": value} if isinstance(value, str) else value
    zone = given.get("timeZone") or zone
    text = given.get("dateTime") or given.get("date")
    if not text:
        raise Invalid(f"{field}: give a time, a date or an object with dateTime or date")
    when = parsed(text, field)
    return timed(when, zone) if isinstance(when, datetime) else {"date": when.isoformat()}


def timed(moment: datetime, zone: str | None) -> dict[str, str]:
    """Google refuses a moment without an offset unless a zone is named; ours is UTC by default."""
    if moment.utcoffset() is None or moment.tzname() == "UTC":
        zone = zone or "UTC"
    return {"dateTime": written(moment), **({"timeZone": zone} if zone else {})}


def instant(value: str, field: str) -> str:
    """Google's time limits need an offset even where a day or a local time would be clear."""
    when = parsed(value, field)
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day)
    return written(when if when.utcoffset() is not None else when.replace(tzinfo=UTC))


def now() -> str:
    return written(datetime.now(UTC).replace(microsecond=0))


def written(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
