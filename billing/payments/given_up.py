"""Reports to Stripe that were given up, and what people decide about them after looking there."""

from django.db import transaction
from django.utils import timezone

from accounts.actors import Actor
from billing.models import MeterReport
from billing.subscriptions.changes import record_about


def unsent() -> int:
    """Count the reports that have not arrived at Stripe, given up or not."""
    return MeterReport.objects.filter(sent_at=None).count()


def send_again(report: MeterReport, by: Actor, reason: str) -> bool:
    """Send a report that Stripe has not counted; say whether it was given up at all."""
    to = {"next_attempt_at": timezone.now(), "is_uncertain": False}
    return _decide(report, by, reason, "sent again", **to)


def take_as_counted(report: MeterReport, by: Actor, reason: str) -> bool:
    """Close a report that Stripe has counted; say whether it was given up at all."""
    return _decide(report, by, reason, "taken as counted", sent_at=timezone.now())


@transaction.atomic
def _decide(report: MeterReport, by: Actor, reason: str, decision: str, **to: object) -> bool:
    given_up = MeterReport.objects.filter(pk=report.pk, sent_at=None, next_attempt_at=None)
    if not given_up.update(**to):
        return False
    data = {"report": report.identifier, "decision": decision, "reason": reason}
    record_about(report.subscription, "billing.report_decided", by, data)
    return True
