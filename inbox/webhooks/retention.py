"""How long messages stay, delivered or not, with their deliveries and attempts."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from inbox.models import WebhookMessage

BATCH = 1_000  # messages of one short transaction


def prune() -> int:
    """Delete the messages that are past their time; return how many (a job of the worker)."""
    until = timezone.now() - timedelta(days=settings.RETENTION_WEBHOOKS_DAYS)
    old = WebhookMessage.objects.filter(created_at__lt=until).order_by("created_at")
    gone = 0
    while batch := list(old.values_list("pk", flat=True)[:BATCH]):
        WebhookMessage.objects.filter(pk__in=batch).delete()
        gone += len(batch)
    return gone
