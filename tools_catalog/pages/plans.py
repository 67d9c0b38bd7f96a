"""The plans of this server as tables, read from their rows."""

from decimal import Decimal

from billing.models import Plan
from billing.models.plan import UNLIMITED
from tools_catalog.reference.markdown import table

FAMILIES = {
    Plan.Family.PARTNER: ("Partner plans", "month"),
    Plan.Family.PERSONAL: ("Personal plans", "day"),
}


def tables() -> str:
    """Return one table for each family of plans."""
    plans = list(Plan.objects.order_by("per_minute", "pk"))
    return "\n\n".join(family(name, plans) for name in FAMILIES)


def family(name: Plan.Family, plans: list[Plan]) -> str:
    title, window = FAMILIES[name]
    head = ("plan", "calls a minute", f"calls a {window}", f"beyond the {window}")
    rows = [row(plan) for plan in plans if plan.family == name]
    return f"### {title}\n\n{table(head, rows)}"


def row(plan: Plan) -> tuple[str, ...]:
    window = "cycle" if plan.per_month is not None else "day"
    calls = plan.per_month if plan.per_month is not None else plan.per_day
    return plan.name, amount(plan.per_minute), amount(calls), beyond(plan, calls, window)


def amount(calls: int | None) -> str:
    return "–" if calls is None else "unlimited" if calls == UNLIMITED else f"{calls:,}"


def beyond(plan: Plan, calls: int | None, window: str) -> str:
    """Return what happens to the call after the last one."""
    if calls in (None, UNLIMITED):
        return "–"
    if plan.is_metered:
        return f"${price(plan.overage_per_1000)} for 1,000 calls"
    return f"429 until the {window} ends"


def price(dollars: Decimal) -> str:
    """Return an amount with its cents, and with as many digits behind them as it has."""
    cents = round(dollars, 2)
    return f"{cents:f}" if cents == dollars else f"{dollars.normalize():f}"
