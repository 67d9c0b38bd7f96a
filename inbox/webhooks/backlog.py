"""How far behind the deliveries are, for /metrics and for staff."""

from django.db.models import Min, OuterRef, Subquery
from django.utils import timezone

from accounts.models import Outbox, Partner
from inbox.models import WebhookDelivery, WebhookEndpoint

Status = WebhookDelivery.Status


def oldest_due() -> float:
    """Seconds that the most overdue webhook has waited."""
    line = WebhookDelivery.objects.filter(endpoint=OuterRef("pk"), status=Status.WAITING)
    first = Subquery(line.order_by("due_at").values("due_at")[:1])
    working = WebhookEndpoint.objects.filter(is_enabled=True, partner__status=Partner.Status.ACTIVE)
    oldest = working.annotate(first=first).aggregate(at=Min("first"))["at"]
    return max(0.0, (timezone.now() - oldest).total_seconds()) if oldest else 0.0


def outbox() -> int:
    """Events that are still to be made into webhooks."""
    return Outbox.objects.count()
