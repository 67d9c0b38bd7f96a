"""Moments of events: a time without an offset, beside the name of a zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.refusals import Refusal

WINDOWS_NAMES = {
    "GMT Standard Time": "Europe/London",
    "W. Europe Standard Time": "Europe/Berlin",
    "Pacific Standard Time": "America/Los_Angeles",
    "Tokyo Standard Time": "Asia/Tokyo",
}


def moment(value: dict) -> datetime:
    """Return the moment of a start or an end in UTC; an offset is dropped, the zone counts."""
    try:
        zone = ZoneInfo(WINDOWS_NAMES.get(value["timeZone"], value["timeZone"]))
        return datetime.fromisoformat(value["dateTime"]).replace(tzinfo=zone).astimezone(UTC)
    except (ZoneInfoNotFoundError, OSError) as exc:
        message = f"A time zone with the specified ID could not be found: {value['timeZone']}."
        raise Refusal("invalid", message, code="TimeZoneNotSupportedException") from exc
    except (KeyError, ValueError, TypeError, OverflowError) as exc:
        raise Refusal("invalid", "Cannot convert a value to type 'dateTimeTimeZone'.") from exc


def limit(text: str | None, name: str) -> datetime:
    """Return a limit of the calendar view; without an offset it is in UTC."""
    if not text:
        message = "This request requires a time window specified by the query string parameters"
        raise Refusal(
            "invalid", f"{message} StartDateTime and EndDateTime.", code="ErrorInvalidParameter"
        )
    try:
        read = datetime.fromisoformat(text)
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as exc:
        raise Refusal("invalid", f"The value '{text}' of parameter '{name}' is invalid.") from exc


def written(at: datetime) -> dict:
    """Write a moment as Graph answers it."""
    return {"dateTime": f"{at:%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": "UTC"}
