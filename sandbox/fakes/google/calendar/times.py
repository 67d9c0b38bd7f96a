"""Moments of events: with a time and a zone, or whole days."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.refusals import Refusal


def moment(text: str, zone: str | None = None) -> datetime:
    """Read an RFC 3339 time; without an offset it needs a zone."""
    try:
        read = datetime.fromisoformat(text)
        place = ZoneInfo(zone) if zone and not read.tzinfo else None
    except (ValueError, TypeError, ZoneInfoNotFoundError) as exc:
        raise Refusal("invalid", "Bad Request", reason="badRequest") from exc
    if read.tzinfo is None and place is None:
        raise Refusal("invalid", "Bad Request", reason="badRequest")
    return (read.replace(tzinfo=place) if place else read).astimezone(UTC)


def edge(value: dict) -> datetime:
    """Return the moment of an event's start or end; whole days begin at midnight."""
    if value.get("dateTime"):
        return moment(value["dateTime"], value.get("timeZone"))
    return datetime.combine(moment(f"{value.get('date')}T00:00:00+00:00"), time(), UTC)


def written(at: datetime) -> str:
    """Write a moment as Google does."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def stamp(at: datetime) -> str:
    """Write a moment as in `created`: with milliseconds that are always zero."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def fine_stamp(at: datetime) -> str:
    """Write a moment as in `updated`, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
