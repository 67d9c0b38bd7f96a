"""Times as Graph wants them: without an offset, beside the name of a zone."""

from datetime import UTC, datetime
from typing import Any

from config.api.errors import Invalid
from providers.moments import aware, edge_of


def event_time(value: str | dict[str, Any], zone: str | None, field: str) -> tuple[dict, bool]:
    """Graph has no dates: a whole day is a midnight and a mark on the event. Says whether it is one."""
    when, named = edge_of(value, field)
    zone = named or zone or "UTC"
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
    return in_utc(aware(value, field), field)


def in_utc(moment: datetime, field: str) -> datetime:
    """Return the same moment in UTC; Invalid where no calendar has it."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise Invalid(f"{field}: {moment.isoformat()!r} is out of range") from None
