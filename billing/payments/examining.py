"""Payments, for `./run doctor`: what the system checks cannot know without the plans."""

from collections.abc import Iterator

from django.conf import settings

from billing.models import Plan
from billing.payments.prices import OVERAGE, fees_of, name_of, overages_of
from config.findings import Finding, advice, fact, problem

WHOLE_CYCLE = 70  # days of records that a late settlement needs


def check() -> Iterator[Finding]:
    """Compare what is set for Stripe with the plans there are."""
    if not settings.STRIPE_SECRET_KEY:
        yield fact("There is no STRIPE_SECRET_KEY: staff assign plans.")
        return
    yield from key()
    yield from prices()
    if settings.RETENTION_USAGE_DAYS < WHOLE_CYCLE:
        yield advice(
            f"RETENTION_USAGE_DAYS is {settings.RETENTION_USAGE_DAYS}: a cycle settled late is not read in full.",
            f"Set it to {WHOLE_CYCLE} or more.",
        )


def key() -> Iterator[Finding]:
    if settings.PUBLIC_IS_LOOPBACK and "_live_" in settings.STRIPE_SECRET_KEY:
        yield problem(
            "STRIPE_SECRET_KEY is live on a loopback server.", "Use a test key (sk_test_…)."
        )
    if settings.STRIPE_WEBHOOK_SECRET and not settings.STRIPE_WEBHOOK_SECRET.startswith("whsec_"):
        yield problem(
            "STRIPE_WEBHOOK_SECRET is no signing secret of Stripe's.",
            "Copy the whsec_… of the endpoint.",
        )


def prices() -> Iterator[Finding]:
    """Yield plans that cost something and have no price, and prices of no plan."""
    plans = list(Plan.objects.order_by("family", "slug"))
    for plan in plans:
        if plan.price and not fees_of(plan):
            yield problem(
                f"{plan} has no price at Stripe: nobody can buy it.",
                f"Set STRIPE_PRICE_{name_of(plan)}.",
            )
        if plan.is_metered and fees_of(plan) and not overages_of(plan):
            yield problem(
                f"{plan} charges by the call and has no metered price.",
                f"Set STRIPE_PRICE_{name_of(plan)}{OVERAGE}.",
            )
    known = {name_of(plan) + end for plan in plans for end in ("", OVERAGE)}
    for name in sorted(settings.STRIPE_PRICES.keys() - known):
        yield problem(f"STRIPE_PRICE_{name} is of no plan.", "Correct its name, or remove it.")
