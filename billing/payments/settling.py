"""How far calls past the quota are reported: `Subscription.settled_until` says it.

A plan changes only after everything before is settled, so that each call is paid for under the terms it was made under.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from billing.limits.cycles import cycle_of
from billing.models import Plan, Subscription
from billing.payments.overage import hold_totals, report
from billing.subscriptions.changes import hold

GRACE = timedelta(minutes=5)  # in which calls of the past moment are written down


def is_settled(subscription: Subscription, now: datetime) -> bool:
    return subscription.settled_until is not None and now <= subscription.settled_until


@transaction.atomic
def settle(subscription: Subscription, now: datetime) -> int:
    """Report what is past the quota up to `now` and not reported yet; return how many calls.

    Cycles that ended before the last settlement stay as they are.
    """
    hold(subscription)
    if is_settled(subscription, now):
        return 0
    calls = 0
    if is_reported(subscription):
        hold_totals()
        for start, end in cycles(subscription.cycle_anchor, since(subscription, now), now):
            calls += report(subscription, start, end, min(now, end))
    subscription.settled_until = now
    subscription.save(update_fields=["settled_until"])
    return calls


def since(subscription: Subscription, now: datetime) -> datetime:
    """Return a moment in the first cycle to settle: the present one if none was, and none before the anchor."""
    settled = subscription.settled_until or now
    return min(now, max(settled, subscription.cycle_anchor or settled))


def settle_before(subscription: Subscription, **to: object) -> None:
    """Settle up to now, unless nothing changes: afterwards calls are counted under other terms."""
    if any(getattr(subscription, name) != value for name, value in to.items()):
        settle(subscription, timezone.now())


def settle_before_cycle(subscription: Subscription) -> None:
    """Settle the cycles that are over: what is agreed for the present one must not touch them."""
    settle(subscription, cycle_of(subscription.cycle_anchor, timezone.now())[0])


def is_reported(subscription: Subscription) -> bool:
    """Say whether Stripe charges for the calls past the quota."""
    paid = subscription.stripe_customer_id and subscription.stripe_subscription_id
    return bool(settings.STRIPE_SECRET_KEY and paid and subscription.plan.is_metered)


def cycles(
    anchor: datetime | None, since: datetime, now: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """Yield start and end of the cycles from the one that `since` is in to the one that `now` is in."""
    start, end = cycle_of(anchor, since)
    yield start, end
    while end < now:
        start, end = cycle_of(anchor, end)
        yield start, end


def settle_all() -> int:
    """Settle every hour, and every cycle that has ended; return the calls reported (a job of the worker)."""
    now = timezone.now() - GRACE
    return sum(
        settle(row, due(row, now)) for row in metered() if not is_settled(row, due(row, now))
    )


def metered() -> QuerySet[Subscription]:
    """Return the subscriptions whose calls past the quota Stripe charges for."""
    return paid_at_stripe().filter(plan__beyond=Plan.Beyond.METERED)


def paid_at_stripe() -> QuerySet[Subscription]:
    """Return the subscriptions that are paid for at Stripe, metered or not."""
    if not settings.STRIPE_SECRET_KEY:
        return Subscription.objects.none()
    return Subscription.objects.exclude(stripe_customer_id="").exclude(stripe_subscription_id="")


def due(subscription: Subscription, now: datetime) -> datetime:
    """Return up to when it should be settled: the last full hour, or a cycle's end since then."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    return max(hour, cycle_of(subscription.cycle_anchor, now)[0])
