"""What was called before another plan or cycle begins: it never becomes calls past the quota afterwards."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from accounts.actors import Actor
from billing.limits.cycles import cycle_of
from billing.models import UNLIMITED, MeterReport, Plan, Subscription
from billing.payments.overage import hold_totals, overage_of
from billing.payments.settling import settle
from billing.subscriptions.changes import hold, write
from billing.subscriptions.granting import MOST_EXTRA, standing_extra
from billing.usage.ledger import counted, owner


def let_off(subscription: Subscription, **to: Any) -> dict[str, object]:
    """Return the columns of a grant under which a metered plan charges for nothing called until now.

    What is charged for under the terms so far stays so. The row is still as it was, and held.
    """
    plan, anchor = to["plan"], to.get("cycle_anchor", subscription.cycle_anchor)
    is_same = (plan, anchor) == (subscription.plan, subscription.cycle_anchor)
    return {} if is_same else grant_under(plan, anchor, subscription)


@transaction.atomic
def keep_terms(subscription: Subscription, edited: Plan, by: Actor) -> None:
    """Settle what was called under a plan as it stands, before it is saved with other limits."""
    hold(subscription)
    settle(subscription, timezone.now())
    to = grant_under(edited, subscription.cycle_anchor, subscription)
    write(subscription, by, "The plan was edited", **to)


def grant_under(
    plan: Plan, anchor: datetime | None, subscription: Subscription
) -> dict[str, object]:
    """Return the columns of the grant, nothing where a plan has no quota to pass or what stands is enough."""
    if not plan.is_metered or plan.per_month in {None, UNLIMITED}:
        return {}
    hold_totals()
    start, end = cycle_of(anchor, timezone.now())
    used = counted(owner(subscription.subject_id, is_partner=True), start, end)
    extra = min(MOST_EXTRA, used - plan.per_month - charged(subscription, start, end))
    stays = granted_already(subscription, start, end)
    return {"extra_calls": extra, "extra_until": end} if extra > stays else {}


def charged(subscription: Subscription, start: datetime, end: datetime) -> int:
    """Return the calls past the quota of a cycle that are paid for, or shown as such, so far."""
    reports = MeterReport.objects.filter(subscription=subscription, cycle_start=start)
    reported = reports.aggregate(calls=Sum("calls"))["calls"] or 0
    is_same = cycle_of(subscription.cycle_anchor, timezone.now()) == (start, end)
    return max(reported, overage_of(subscription, start, end) if is_same else 0)


def granted_already(subscription: Subscription, start: datetime, end: datetime) -> int:
    """Return what was granted for the cycle, if it is the one that goes on; another begins without."""
    is_same = cycle_of(subscription.cycle_anchor, timezone.now()) == (start, end)
    return standing_extra(subscription, end) if is_same else 0
