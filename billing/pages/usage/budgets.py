"""The budgets of the key and the account that are asked for on the Usage page."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from accounts.models import ApiKey, ConnectedAccount
from billing.drawing.gauge import Gauge
from billing.limits.standing import Standing
from billing.pages.usage.asked import Asked
from billing.usage import ledger


@dataclass(frozen=True)
class Budget:
    """What one key or account used of its own in the billing cycle; `gauge` None: it has no budget."""

    name: str
    used: int
    gauge: Gauge | None
    end: datetime
    change_url: str


def budgets_of(asked: Asked, standing: Standing, now: datetime) -> list[Budget]:
    """Return a budget for each of the two that is asked for and one's own."""
    both = (asked.key, ledger.key), (asked.account, ledger.account)
    return [
        budget_of(whose, ledger.counted(calls(whose.pk), *standing.cycle(now)), standing, now)
        for whose, calls in both
        if whose is not None
    ]


def budget_of(
    whose: ApiKey | ConnectedAccount, used: int, standing: Standing, now: datetime
) -> Budget:
    limit = whose.monthly_budget
    gauge = None if limit is None else Gauge(used, limit)
    route = "key_budget" if isinstance(whose, ApiKey) else "account_budget"
    change_url = reverse(route, args=[whose.pk])
    return Budget(name_of(whose), used, gauge, standing.cycle(now)[1], change_url)


def name_of(whose: ApiKey | ConnectedAccount) -> str:
    if isinstance(whose, ApiKey):
        return f"key “{whose.name}”"
    return f"account “{whose.external_id}”"
