"""GET /usage: the period's figures, and the calls of a range of days by all they are looked at by."""

from typing import Any

from django.utils import timezone
from rest_framework.request import Request

from accounts.key_limits import check_whole
from billing.limits.standing import standing_of
from billing.operations import SHOW
from billing.serializers import (
    accounts_json,
    days_json,
    groups_json,
    keys_json,
    period_json,
    tally_json,
)
from billing.usage.naming import names_of
from billing.usage.period import period_of
from billing.usage.queries import usage_filters
from billing.usage.statistics import Cell, Filters, cells, of_accounts
from billing.usage.tallies import by_day, grouped, in_all
from config.api.envelope import Answer
from config.api.views import ApiView
from config.db import one_snapshot

MOST_ACCOUNTS = 50


class UsageView(ApiView):
    """A partner's usage, or that of a person without a profile. This call itself is not in it yet."""

    required_scope = "usage:read"
    operations = {"get": SHOW}

    def get(self, request: Request) -> Answer:
        check_whole(request.auth)
        standing, now = standing_of(request.user).of(request.auth), timezone.now()
        filters = usage_filters(request.query_params, request.auth, standing, now)
        with one_snapshot():
            period, found = period_of(standing, now), cells(filters)
            accounts = of_accounts(filters, MOST_ACCOUNTS)
        return Answer(
            {
                "plan": standing.plan.slug,
                "period": period_json(period),
                **sums(found, filters),
                **named(found, accounts),
            }
        )


def sums(found: list[Cell], filters: Filters) -> dict[str, Any]:
    """Return the range, its totals, and all breakdowns that need no names."""
    return {
        "from": filters.first.isoformat(),
        "to": filters.last.isoformat(),
        "totals": tally_json(in_all(found)),
        "days": days_json(by_day(found, filters.first, filters.last)),
        "by_provider": groups_json("provider", grouped(found, lambda cell: cell.provider)),
        "by_status": groups_json("status", grouped(found, lambda cell: cell.status)),
        "by_app": groups_json("app_id", grouped(found, lambda cell: cell.app_id)),
    }


def named(found: list[Cell], accounts: list[tuple[Any, int]]) -> dict[str, Any]:
    """Return the breakdowns by key and by account, with what these are called."""
    by_key = grouped(found, lambda cell: cell.key_id)
    apps = {cell.app_id for cell in found}
    names = names_of(by_key, (account_id for account_id, _ in accounts), apps)
    return {"by_key": keys_json(by_key, names), "by_account": accounts_json(accounts, names)}
