"""One report as a meter event: Stripe counts each identifier once, for as long as it remembers it."""

import logging
from datetime import datetime, timedelta
from typing import Any

import stripe
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from billing.models import MeterReport
from billing.payments.client import asking, client
from billing.payments.following import record_mismatch

log = logging.getLogger("patchbay.payments")

INVOICED = timedelta(hours=1)  # after the end of a cycle, when Stripe closes its invoice


def send(report: MeterReport) -> bool:
    """Send one report. The key differs by attempt, for Stripe would repeat a failure; the identifier does not."""
    with asking("reporting usage"):
        try:
            client().v1.billing.meter_events.create(
                meter_event(report),
                {"idempotency_key": f"{report.identifier}:{report.attempts}"},
            )
        except stripe.InvalidRequestError as exc:
            if not has_arrived_before(exc):
                raise
    arrived(report, timezone.now())
    return True


def meter_event(report: MeterReport) -> dict[str, Any]:
    """Return a report as Stripe takes it."""
    return {
        "event_name": settings.STRIPE_METER_EVENT,
        "identifier": report.identifier,
        "timestamp": int(report.at.timestamp()),
        "payload": {
            "stripe_customer_id": report.stripe_customer_id,
            "value": str(report.calls),
        },
    }


@transaction.atomic
def arrived(report: MeterReport, now: datetime) -> None:
    """Close a report. Stripe counts one that came after its invoice, and charges for it on none: say so loudly."""
    rows = MeterReport.objects.filter(pk=report.pk)
    rows.update(sent_at=now, is_uncertain=False, last_problem="")
    if now > report.cycle_end + INVOICED:
        log.error("stripe: report %s came after its invoice", report.identifier)
        record_mismatch(
            report.subscription,
            "a report came after its invoice",
            report=report.identifier,
            calls=report.calls,
        )


def has_arrived_before(exc: stripe.InvalidRequestError) -> bool:
    """Say whether Stripe refuses an identifier because it has it; it names no code for that."""
    return "already exists with identifier" in (exc.user_message or "")
