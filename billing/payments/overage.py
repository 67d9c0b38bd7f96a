"""Calls past the quota: how many there are, and which of them a report to Stripe is written for."""

from datetime import datetime

from django.db.models import Sum

from billing.models import UNLIMITED, Mark, MeterReport, Plan, Subscription
from billing.usage.ledger import MARK, counted, owner


def overage_of(subscription: Subscription, start: datetime, end: datetime) -> int:
    """Return the calls past the quota between the start of a cycle and a moment in it."""
    plan = subscription.plan
    if not plan.is_metered or plan.per_month in {None, UNLIMITED}:
        return 0
    whose = owner(subscription.subject_id, plan.family == Plan.Family.PARTNER)
    return max(0, counted(whose, start, end) - plan.per_month - granted(subscription, start))


def granted(subscription: Subscription, start: datetime) -> int:
    """Return the calls that staff added to the quota of the cycle that begins at `start`."""
    until = subscription.extra_until
    return subscription.extra_calls if until and start < until else 0


def hold_totals() -> None:
    """Keep records from being added to the totals until the transaction ends: totals and tail must fit."""
    Mark.objects.get_or_create(name=MARK)
    Mark.objects.select_for_update().get(name=MARK)


def report(subscription: Subscription, start: datetime, end: datetime, upto: datetime) -> int:
    """Write a report of the calls of a cycle that no report is of; return how many.

    The identifier says after how many calls it begins: two that settle at once cannot both write it.
    """
    reports = MeterReport.objects.filter(subscription=subscription, cycle_start=start)
    reported = reports.aggregate(calls=Sum("calls"))["calls"] or 0
    calls = max(0, overage_of(subscription, start, upto) - reported)
    if calls:
        MeterReport.objects.create(
            subscription=subscription,
            identifier=f"{subscription.pk}:{start:%Y%m%dT%H%M%S}:{reported}",
            stripe_customer_id=subscription.stripe_customer_id,
            cycle_start=start,
            cycle_end=end,
            upto=upto,
            calls=calls,
        )
    return calls
