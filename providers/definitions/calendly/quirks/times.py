"""Times as Calendly wants them: in UTC."""

from datetime import UTC, datetime

from config.api.errors import Invalid
from providers.moments import written


def moment(value: str, field: str) -> datetime:
    """Return a moment in UTC; a time without an offset is in UTC already."""
    try:
        read = datetime.fromisoformat(value)
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Invalid(f"{field}: {value!r} is not an ISO 8601 time") from None


def in_utc(value: str, field: str) -> str:
    """Return the time in UTC, as text."""
    return written(moment(value, field))
