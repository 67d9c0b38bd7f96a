"""What a query string asks of usage: days, moments and filters, each checked and named when it is wrong."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from accounts.models import User
from billing.limits.standing import Standing
from billing.usage.ledger import midnight
from billing.usage.records import RecordFilters
from billing.usage.statistics import MOST_DAYS, Filters
from config.api.errors import AccountNotFound, Invalid

DATE = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]")
STATUS = re.compile(r"[1-5](?:[0-9]{2}|xx)")

Query = Mapping[str, str]


def usage_filters(query: Query, user: User, standing: Standing, now: datetime) -> Filters:
    """Return the days and filters asked for; without `from` they begin with the billing cycle of `to`."""
    last = day_in(query, "to") or now.astimezone(UTC).date()
    evening = midnight(last) + timedelta(days=1) - timedelta(microseconds=1)
    first = day_in(query, "from") or standing.cycle(min(evening, now))[0].date()
    check_order(first, last)
    if (last - first).days >= MOST_DAYS:
        raise Invalid(f"from is more than {MOST_DAYS} days before to: {first} to {last}")
    asked = call_filters(query, user)
    return Filters(standing.subject_id, standing.is_partner, first, last, **asked)


def record_filters(query: Query, user: User, standing: Standing) -> RecordFilters:
    """Return the filters of the request log; a day given as `to` is included, a moment is not."""
    since, until = moment_in(query, "from"), moment_in(query, "to", with_day=True)
    if since and until:
        check_order(since, until)
    return RecordFilters(
        standing.subject_id,
        standing.is_partner,
        since,
        until,
        request_id=text_in(query, "request_id"),
        method=text_in(query, "method"),
        path=text_in(query, "path"),
        error_code=text_in(query, "error_code"),
        **call_filters(query, user),
    )


def call_filters(query: Query, user: User) -> dict[str, object]:
    """Return the filters that both kinds of answers share."""
    return {
        "provider": text_in(query, "provider"),
        "key_id": id_in(query, "key_id"),
        "account_id": account_in(query, user),
        "app_id": text_in(query, "app_id"),
        "status": status_in(query),
    }


def account_in(query: Query, user: User) -> UUID | None:
    """Return the account asked for by its id, or by the partner's own id for it (404 for an unknown one)."""
    external_id, partner = text_in(query, "account"), user.active_partner
    if not external_id:
        return id_in(query, "account_id")
    if "account_id" in query:
        raise Invalid("Send account or account_id, not both")
    own = partner.accounts.filter(external_id=external_id) if partner else ()
    for account in own:
        return account.pk
    raise AccountNotFound(external_id)


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
