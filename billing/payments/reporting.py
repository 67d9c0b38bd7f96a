"""Send reports of calls past the quota as meter events: at least once, and Stripe counts each identifier once.

Stripe remembers an identifier for a day. A report that may have arrived is therefore not sent again after that:
people compare it with Stripe. Stripe refuses what is older than 35 days.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from billing.models import MeterReport
from billing.payments.backend import PaymentsUnavailable
from billing.payments.following import record_mismatch
from billing.payments.meter_events import send

log = logging.getLogger("patchbay.payments")

REMEMBERED = timedelta(hours=23)
TOO_OLD = timedelta(days=34)
LEASE = timedelta(minutes=2)
LONGEST_PAUSE = timedelta(hours=4)


def send_reports() -> int:
    """Send what is due; return how many arrived (a job of the worker). Stripe away: the rest waits."""
    if not settings.STRIPE_SECRET_KEY:
        return 0
    sent = 0
    for report in waiting(timezone.now()):
        if problem := hopeless(report, timezone.now()):
            give_up(report, problem)
        elif claim(report):
            try:
                sent += send(report)
            except PaymentsUnavailable as exc:
                put_off(report, exc)
                if exc.is_away:
                    break
    return sent


def waiting(now: datetime) -> list[MeterReport]:
    due = MeterReport.objects.filter(sent_at=None, next_attempt_at__lte=now)
    return list(due.select_related("subscription").order_by("next_attempt_at")[:500])


def hopeless(report: MeterReport, now: datetime) -> str:
    """Say why a report must not be sent any more, if it must not."""
    if now - report.at > TOO_OLD:
        return "too old: Stripe takes no calls of more than 35 days ago"
    if report.is_uncertain and now - report.created_at > REMEMBERED:
        return "it may have arrived, and Stripe would count it again: compare with Stripe"
    return ""


def claim(report: MeterReport) -> bool:
    """Take a report for one attempt. It counts as uncertain until we know: we may be killed half-way."""
    mine = MeterReport.objects.filter(
        pk=report.pk, sent_at=None, next_attempt_at=report.next_attempt_at
    )
    report.attempts += 1
    return bool(
        mine.update(
            attempts=F("attempts") + 1,
            next_attempt_at=timezone.now() + LEASE,
            is_uncertain=True,
        )
    )


def put_off(report: MeterReport, exc: PaymentsUnavailable) -> None:
    """Try again later, the longer the more often it failed."""
    pause = min(LONGEST_PAUSE, timedelta(minutes=2 ** min(report.attempts - 1, 10)))
    MeterReport.objects.filter(pk=report.pk).update(
        next_attempt_at=timezone.now() + pause,
        is_uncertain=report.is_uncertain or exc.may_have_arrived,
        last_problem=str(exc)[:200],
    )
    level = logging.WARNING if exc.is_away else logging.ERROR
    log.log(level, "stripe: report %s was not taken: %s", report.identifier, exc)


def give_up(report: MeterReport, problem: str) -> None:
    """Leave a report to people, and say so loudly."""
    given_up = MeterReport.objects.filter(pk=report.pk, sent_at=None, next_attempt_at__isnull=False)
    if given_up.update(next_attempt_at=None, last_problem=problem):
        log.error("stripe: report %s is given up: %s", report.identifier, problem)
        record_mismatch(
            report.subscription, "a report was given up", report=report.identifier, problem=problem
        )
