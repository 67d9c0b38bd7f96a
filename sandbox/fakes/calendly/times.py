"""Times as Calendly writes them, and windows that calls ask for."""

from datetime import UTC, datetime, timedelta

from sandbox.calls import Call
from sandbox.fakes.calendly.answers import invalid

HOUR = timedelta(hours=1)


def written(moment: datetime) -> str:
    """Return a time in UTC with microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def read(value: object, field: str) -> datetime:
    """Read a time, which must have an offset."""
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise invalid(field, "must be a date and time") from None
    if moment.tzinfo is None:
        raise invalid(field, "must be a date and time with an offset")
    return moment


def window(call: Call, days: int) -> tuple[datetime, datetime]:
    """Read a window: to come, the right way round, and not too long."""
    start = read(call.query.get("start_time"), "start_time")
    end = read(call.query.get("end_time"), "end_time")
    if start < datetime.now(UTC):
        raise invalid("start_time", "must be in the future")
    if end <= start:
        raise invalid("end_time", "must be after start_time")
    if end - start > timedelta(days=days):
        raise invalid("end_time", "date range is too long")
    return start, end


def open_hours(start: datetime, end: datetime) -> list[datetime]:
    """Return the full hours from nine to five on workdays within a window."""
    first = start.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    hours = (first + number * HOUR for number in range(int((end - first) / HOUR) + 1))
    return [at for at in hours if start <= at < end and at.weekday() < 5 and 9 <= at.hour < 17]
