"""Values of a query string, each checked and named when it is wrong."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from billing.usage.ledger import midnight
from config.api.errors import Invalid

DATE = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]")
STATUS = re.compile(r"[1-5](?:[0-9]{2}|xx)")

Query = Mapping[str, str]


def text_in(query: Query, name: str) -> str:
    """Return a text without NUL characters: no database holds one, and PostgreSQL cannot be asked for it."""
    if "\0" in (text := query.get(name, "")):
        raise Invalid(f"{name} may not hold a NUL character")
    return text


def id_in(query: Query, name: str) -> UUID | None:
    raw = query.get(name)
    try:
        return UUID(raw) if raw else None
    except ValueError as exc:
        raise Invalid(f"{name} must be an id, not {raw[:80]!r}") from exc


def status_in(query: Query) -> str:
    raw = query.get("status", "")
    if raw and not STATUS.fullmatch(raw):
        raise Invalid(f"status must be one such as 404, or a class such as 4xx, not {raw[:80]!r}")
    return raw


def day_in(query: Query, name: str) -> date | None:
    raw = query.get(name)
    try:
        return read_day(raw) if raw else None
    except ValueError as exc:
        raise Invalid(f"{name} must be a date such as 2026-02-25, not {raw[:80]!r}") from exc


def moment_in(query: Query, name: str, *, with_day: bool = False) -> datetime | None:
    """Return a moment (UTC unless it says otherwise), or a date's beginning; `with_day`: its end."""
    raw = query.get(name)
    try:
        if not raw or not DATE.fullmatch(raw):
            return read_moment(raw) if raw else None
        return midnight(read_day(raw)) + timedelta(days=with_day)
    except (ValueError, OverflowError) as exc:
        wanted = "a date such as 2026-02-25 or a moment such as 2026-02-25T12:00:00Z"
        raise Invalid(f"{name} must be {wanted}, not {raw[:80]!r}") from exc


def read_day(raw: str) -> date:
    if not DATE.fullmatch(raw):
        raise ValueError("another form of date")
    return date.fromisoformat(raw)


def read_moment(raw: str) -> datetime:
    moment = datetime.fromisoformat(raw)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def check_order(first: date | datetime, last: date | datetime) -> None:
    if first > last:
        raise Invalid(f"from must not be after to: {first} to {last}")
