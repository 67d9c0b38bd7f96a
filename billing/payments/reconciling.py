"""Once a day, make sure that Stripe and we agree: messages may have been lost, and reports counted differently."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from billing.models import Mark, MeterReport, StripeEvent, Subscription
from billing.payments.backend import PaymentsUnavailable
from billing.payments.client import asking, client
from billing.payments.following import follow, record_mismatch

log = logging.getLogger("patchbay.payments")

MARK = "reconciled"  # when it was done last, in seconds
EVERY = timedelta(hours=23)
SETTLED = timedelta(days=1)  # Stripe adds up meter events after a while
LOOKED_BACK = timedelta(days=30)
KEPT = timedelta(days=30)  # Stripe repeats a delivery for three days


def reconcile() -> int:
    """Ask Stripe about every customer, once a day; return how many (a job of the worker).

    Stripe away: what is left is asked at the next try, an hour later.
    """
    now = timezone.now()
    if not settings.STRIPE_SECRET_KEY or not is_due(now):
        return 0
    customers = Subscription.objects.exclude(stripe_customer_id="").order_by("pk")
    try:
        done = sum(agrees(pk, now) for pk in list(customers.values_list("pk", flat=True)))
    except PaymentsUnavailable:
        return 0
    StripeEvent.objects.filter(received_at__lt=now - KEPT).delete()
    Mark.objects.update_or_create(name=MARK, defaults={"upto": int(now.timestamp())})
    return done


def is_due(now: datetime) -> bool:
    before = int((now - EVERY).timestamp())
    return not Mark.objects.filter(name=MARK, upto__gt=before).exists()


def agrees(subscription_id: object, now: datetime) -> bool:
    """Follow Stripe and compare what was counted; a customer that Stripe refuses to speak of is no hindrance."""
    try:
        follow(subscription_id)
        compare(Subscription.objects.get(pk=subscription_id), now)
    except PaymentsUnavailable as exc:
        if exc.is_away:
            raise
        log.error("stripe: subscription %s cannot be compared: %s", subscription_id, exc)
        return False
    return True


def compare(subscription: Subscription, now: datetime) -> None:
    """Compare the calls reported in the last month with those that Stripe has counted; never correct them."""
    start, end = whole_minute(now - LOOKED_BACK), whole_minute(now - SETTLED)
    reports = MeterReport.objects.filter(
        subscription=subscription, stripe_customer_id=subscription.stripe_customer_id
    )
    within = [r for r in reports.exclude(sent_at=None) if start <= r.at < end]
    if not settings.STRIPE_METER_ID or any(r.sent_at > now - SETTLED for r in within):
        return
    reported = sum(r.calls for r in within)
    if (found := counted_at_stripe(subscription, start, end)) != reported:
        log.error(
            "stripe: %s calls of %s were reported, Stripe counts %s",
            reported,
            subscription.pk,
            found,
        )
        record_mismatch(subscription, "calls past the quota", reported=reported, counted=found)


def counted_at_stripe(subscription: Subscription, start: datetime, end: datetime) -> int:
    """Return the calls that Stripe's meter has for a customer."""
    with asking("reading a meter"):
        found = client().v1.billing.meters.event_summaries.list(
            settings.STRIPE_METER_ID,
            {
                "customer": subscription.stripe_customer_id,
                "start_time": int(start.timestamp()),
                "end_time": int(end.timestamp()),
                "limit": 100,
            },
        )
    return int(sum(row.aggregated_value for row in found.data))


def whole_minute(at: datetime) -> datetime:
    """Return the minute a moment is in: Stripe adds up whole ones."""
    return at.replace(second=0, microsecond=0)
