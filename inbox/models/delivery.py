"""One message on its way to one endpoint."""

import uuid

from django.db import models
from django.utils import timezone

from config.claims import Claimed
from inbox.models.endpoint import WebhookEndpoint
from inbox.models.message import WebhookMessage


class WebhookDelivery(Claimed):
    """`due_at` is the next attempt's time while it is waiting."""

    class Status(models.TextChoices):
        WAITING = "waiting"
        DELIVERED = "delivered"
        FAILED = (
            "failed"  # given up: after the last attempt, or because the endpoint was switched off
        )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.ForeignKey(WebhookMessage, on_delete=models.CASCADE, related_name="deliveries")
    endpoint = models.ForeignKey(
        WebhookEndpoint, on_delete=models.CASCADE, related_name="deliveries"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    last_status_code = models.PositiveSmallIntegerField(null=True, blank=True)
    last_problem = models.CharField(max_length=200, blank=True)
    is_replay = models.BooleanField(default=False)  # the next attempt was asked for by somebody
    delivered_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "webhook deliveries"
        constraints = (
            models.UniqueConstraint(
                fields=("message", "endpoint"), name="one_delivery_per_endpoint"
            ),
        )
        indexes = (
            models.Index(
                fields=("endpoint", "due_at"),
                condition=models.Q(status="waiting"),
                name="deliveries_waiting",
            ),
            models.Index(
                fields=("endpoint", "-created_at", "-id"), name="deliveries_of_an_endpoint"
            ),
            models.Index(
                fields=("endpoint", "status", "-created_at", "-id"),
                name="deliveries_by_status",
            ),
            models.Index(fields=("-created_at", "-id"), name="deliveries_newest_first"),
        )

    def __str__(self) -> str:
        return f"{self.message} ({self.status})"
