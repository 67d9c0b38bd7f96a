"""Calls past the quota: how many there are, and which of them a report to Stripe is written for.

`Subscription.settled_until` says how far that is done. A plan changes only after everything before is settled, so
that each call is paid for under the terms it was made under.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet, Sum
from django.utils import timezone

from billing.limits.cycles import cycle_of
from billing.models import UNLIMITED, Mark, MeterReport, Plan, Subscription
from billing.subscriptions.changes import hold
from billing.usage.ledger import MARK, counted, owner

GRACE = timedelta(minutes=5)  # in which calls of the past moment are written down


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


def hold_totals() -> None:
    """Keep records from being added to the totals until the transaction ends: totals and tail must fit."""
    Mark.objects.get_or_create(name=MARK)
    Mark.objects.select_for_update().get(name=MARK)


def cycles(
    anchor: datetime | None, since: datetime, now: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """Yield start and end of the cycles from the one that `since` is in to the one that `now` is in."""
    start, end = cycle_of(anchor, since)
    yield start, end
    while end < now:
        start, end = cycle_of(anchor, end)
        yield start, end


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
