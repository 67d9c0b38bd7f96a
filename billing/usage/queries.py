"""What a query string asks of usage: which days or moments, and which calls of these."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from accounts.models import ApiKey
from billing.limits.standing import Standing
from billing.usage.ledger import midnight
from billing.usage.parameters import (
    Query,
    check_order,
    day_in,
    id_in,
    moment_in,
    status_in,
    text_in,
)
from billing.usage.records import RecordFilters
from billing.usage.statistics import MOST_DAYS, Filters
from config.api.errors import AccountNotFound, Invalid


def usage_filters(query: Query, key: ApiKey, standing: Standing, now: datetime) -> Filters:
    """Return the days and filters asked for; without `from` they begin with the billing cycle of `to`."""
    last = day_in(query, "to") or now.astimezone(UTC).date()
    evening = midnight(last) + timedelta(days=1) - timedelta(microseconds=1)
    first = day_in(query, "from") or standing.cycle(min(evening, now))[0].date()
    check_order(first, last)
    if (last - first).days >= MOST_DAYS:
        raise Invalid(f"from is more than {MOST_DAYS} days before to: {first} to {last}")
    asked = call_filters(query, key)
    return Filters(standing.subject_id, standing.is_partner, first, last, **asked)


def record_filters(query: Query, key: ApiKey, standing: Standing) -> RecordFilters:
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
        **call_filters(query, key),
    )


def call_filters(query: Query, key: ApiKey) -> dict[str, object]:
    """Return the filters that both kinds of answers share."""
    return {
        "provider": text_in(query, "provider"),
        "key_id": id_in(query, "key_id"),
        "account_id": account_in(query, key),
        "app_id": text_in(query, "app_id"),
        "status": status_in(query),
    }


def account_in(query: Query, key: ApiKey) -> UUID | None:
    """Return the account asked for by its id, or by the partner's own id for it (404 for an unknown one)."""
    external_id = text_in(query, "account")
    if not external_id:
        return id_in(query, "account_id")
    if "account_id" in query:
        raise Invalid("Send account or account_id, not both")
    for account in key.accounts.filter(external_id=external_id):
        return account.pk
    raise AccountNotFound(external_id)
