"""Write to whoever pays about shares that were reached (a job of the worker)."""

import logging
import time
from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby
from operator import attrgetter

from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.utils import timezone

from billing.alerts.payers import payer_of
from billing.alerts.wording import body_of, subject_of
from billing.models import UsageAlert

log = logging.getLogger("patchbay.alerts")

GIVEN_UP = timedelta(days=1)
TURN_SECONDS = 300  # well within a job's lease, so that no other worker begins the same mails
AUTOMATIC = {"Auto-Submitted": "auto-generated"}


def send_due() -> int:
    """Send what was not sent yet, the newest first, until the turn is over; return how many mails."""
    deadline, sent = time.monotonic() + TURN_SECONDS, 0
    for alerts in due():
        if time.monotonic() > deadline:
            break
        sent += send(alerts)
    return sent


def due() -> Iterable[list[UsageAlert]]:
    """Return the alerts to be sent: those of one thing in one period together, the highest first."""
    fresh = UsageAlert.objects.filter(mailed_at=None, created_at__gt=timezone.now() - GIVEN_UP)
    of_what = attrgetter("kind", "object_id", "period_start")
    in_order = sorted(fresh, key=lambda alert: (*map(str, of_what(alert)), -alert.percent))
    groups = [list(group) for _, group in groupby(in_order, of_what)]
    return sorted(groups, key=lambda group: group[0].pk, reverse=True)


def given_up() -> QuerySet[UsageAlert]:
    """Return the alerts that could not be mailed while they were news."""
    return UsageAlert.objects.filter(mailed_at=None, created_at__lte=timezone.now() - GIVEN_UP)


def send(alerts: list[UsageAlert]) -> bool:
    """Send one mail about the highest of them; a failure is tried again with the next turn."""
    payer = payer_of(alerts[0].subject_id)
    if payer is None:
        return False
    subject, body = subject_of(alerts[0], payer), body_of(alerts[0], payer)
    mail = EmailMessage(subject, body, to=[payer.email], headers=AUTOMATIC)
    try:
        mail.send()
    except (OSError, ValueError) as exc:
        # SMTP's errors are OSErrors; a text that can be no header is a ValueError.
        log.warning("alert %s was not mailed: %s", alerts[0].pk, type(exc).__name__)
        return False
    ids = [alert.pk for alert in alerts]
    UsageAlert.objects.filter(pk__in=ids).update(mailed_at=timezone.now())
    return True
