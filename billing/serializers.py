"""Usage on the wire: the period's figures, sums of calls, and one record."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from billing.models import UsageRecord
from billing.usage.naming import Names
from billing.usage.period import Period
from billing.usage.tallies import Tally
from config.api.serializers import iso_milliseconds


def period_json(period: Period) -> dict[str, Any]:
    """Return the figures of a period; -1 is unlimited, null is not known or not there."""
    return {
        "start": iso_milliseconds(period.start),
        "end": iso_milliseconds(period.end),
        "included": period.included,
        "extra_calls": period.extra_calls,
        "used": period.used,
        "remaining": period.remaining,
        "overage": {
            "calls": period.overage_calls,
            "cost_usd": dollars(period.overage_cost),
            "price_per_1000_usd": dollars(period.price_per_1000) if period.is_metered else None,
            "spend_cap_usd": dollars(period.spend_cap),
        },
        "projected": {
            "calls": period.projected_calls,
            "cost_usd": dollars(period.projected_cost),
        },
    }


def dollars(amount: Decimal | None) -> str | None:
    """Return an amount in full, with at least two decimals: a call may cost less than a cent."""
    if amount is None:
        return None
    exact = f"{amount.normalize():f}"
    return exact if -amount.normalize().as_tuple().exponent > 2 else f"{amount:.2f}"


def tally_json(tally: Tally) -> dict[str, int]:
    return {
        "calls": tally.calls,
        "ok": tally.ok,
        "failed": tally.failed,
        "counted": tally.counted,
    }


def days_json(days: dict[date, Tally]) -> list[dict[str, Any]]:
    return [{"date": day.isoformat(), **tally_json(tally)} for day, tally in days.items()]


def groups_json(name: str, groups: dict[Any, Tally]) -> list[dict[str, Any]]:
    """Return sums by one thing; calls without it (no provider, no app) have null there."""
    return [
        {name: value or None, "calls": tally.calls, "failed": tally.failed}
        for value, tally in groups.items()
    ]


def keys_json(groups: dict[UUID, Tally], names: Names) -> list[dict[str, Any]]:
    return [
        {**key_json(key_id, names), "calls": tally.calls, "failed": tally.failed}
        for key_id, tally in groups.items()
    ]


def accounts_json(found: Iterable[tuple[UUID, int]], names: Names) -> list[dict[str, Any]]:
    return [{**account_json(account_id, names), "calls": calls} for account_id, calls in found]


def key_json(key_id: UUID, names: Names) -> dict[str, Any]:
    """Return a key as it may be shown; one that no longer exists has its id alone."""
    key = names.keys.get(key_id)
    return {"id": str(key_id), "name": key and key.name, "masked": (key and key.masked) or None}


def account_json(account_id: UUID, names: Names) -> dict[str, Any]:
    account = names.accounts.get(account_id)
    return {"id": str(account_id), "external_id": account and account.external_id}


def record_json(record: UsageRecord, names: Names) -> dict[str, Any]:
    """Return one logged call."""
    return {
        "id": record.pk,
        "at": iso_milliseconds(record.ts),
        "request_id": record.request_id,
        "key": key_json(record.key_id, names),
        "account": account_json(record.account_id, names) if record.account_id else None,
        "app_id": record.app_id or None,
        "method": record.method,
        "route": record.route,
        "provider": record.provider or None,
        "action": record.tool or None,
        "status": record.status,
        "counted": record.counted,
        "units": record.units,
        "ms": record.ms,
        "provider_ms": record.provider_ms,
        "stages": record.stages,
        "provider_status": record.provider_status,
        "provider_request_id": record.provider_request_id or None,
        "attempts": record.attempts,
        "error_code": record.error_code or None,
        "error_limit": record.error_limit or None,
    }
