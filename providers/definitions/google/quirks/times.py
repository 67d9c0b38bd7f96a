"""Times as Google Calendar wants them."""

from datetime import UTC, datetime
from typing import Any

from providers.moments import aware, edge_of, written


def event_time(value: str | dict[str, Any], zone: str | None, field: str) -> dict[str, str]:
    """Google takes an object: `date` for whole days, else `dateTime` with an offset or a zone."""
    when, named = edge_of(value, field)
    if not isinstance(when, datetime):
        return {"date": when.isoformat()}
    return timed(when, named or zone)


def timed(moment: datetime, zone: str | None) -> dict[str, str]:
    """Google refuses a moment without an offset unless a zone is named; ours is UTC by default."""
    if moment.utcoffset() is None or moment.tzname() == "UTC":
        zone = zone or "UTC"
    return {"dateTime": written(moment), **({"timeZone": zone} if zone else {})}


def instant(value: str, field: str) -> str:
    """Google's time limits need an offset even where a day or a local time would be clear."""
    return written(aware(value, field))


def now() -> str:
    """Return this second, in UTC."""
    return written(datetime.now(UTC).replace(microsecond=0))
