"""Which price at Stripe pays for which plan: STRIPE_PRICE_<FAMILY>_<SLUG>, and _OVERAGE for calls past the quota.

A variable may list several: the first is sold, all are known, so that customers may keep an older price.
"""

from collections.abc import Collection

from django.conf import settings

from billing.models import Plan

OVERAGE = "_OVERAGE"


def name_of(plan: Plan) -> str:
    """Return the name of a plan in the settings, such as PARTNER_PRO."""
    return f"{plan.family}_{plan.slug}".upper().replace("-", "_")


def fees_of(plan: Plan) -> list[str]:
    """Return the prices that pay for a plan, the one that is sold first."""
    return settings.STRIPE_PRICES.get(name_of(plan), [])


def overages_of(plan: Plan) -> list[str]:
    """Return the metered prices of a plan, the one that is sold first."""
    return settings.STRIPE_PRICES.get(name_of(plan) + OVERAGE, [])


def lines_of(plan: Plan) -> list[dict[str, object]]:
    """Return what is put into the basket for a plan."""
    metered = [{"price": price} for price in overages_of(plan)[:1] if plan.is_metered]
    return [{"price": fees_of(plan)[0], "quantity": 1}, *metered]


def plan_paid_by(prices: Collection[str], family: str) -> Plan | None:
    """Return the plan of a family that one of the prices pays for."""
    plans = Plan.objects.filter(family=family)
    return next((plan for plan in plans if set(fees_of(plan)) & set(prices)), None)


def is_metered_price(price: str) -> bool:
    """Say whether a price is for calls past a quota."""
    named = settings.STRIPE_PRICES.items()
    return any(price in prices for name, prices in named if name.endswith(OVERAGE))
