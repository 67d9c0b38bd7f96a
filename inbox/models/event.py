"""One thing that happened at a provider, for one account."""

import secrets

from django.db import models
from django.utils import timezone

from accounts.models import ConnectedAccount, Partner


def new_event_id() -> str:
    """Return `evt_` and 24 hexadecimal digits."""
    return f"evt_{secrets.token_hex(12)}"


class InboxEvent(models.Model):
    """`type` is ours (`email.received`), `provider_event_id` the provider's own name of what it delivered."""

    class Status(models.TextChoices):
        UNREAD = "unread"
        READ = "read"
        ARCHIVED = "archived"

    id = models.BigAutoField(primary_key=True)
    public_id = models.CharField(max_length=40, unique=True, default=new_event_id, editable=False)
    account = models.ForeignKey(
        ConnectedAccount, on_delete=models.CASCADE, related_name="inbox_events"
    )
    # The account's, so that all events of a partner are read by an index.
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.CASCADE)
    provider = models.CharField(max_length=40)
    service = models.CharField(max_length=40)
    type = models.CharField(max_length=60)
    summary = models.CharField(max_length=500)
    payload = models.JSONField(default=dict)
    provider_event_id = models.CharField(max_length=255)
    status = models.CharField(max_length=10, choices=Status, default=Status.UNREAD)
    received_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("account", "provider", "provider_event_id"),
                name="one_event_per_delivery",
            ),
        )
        indexes = (
            models.Index(fields=("account", "-received_at", "-id"), name="inbox_of_an_account"),
            models.Index(fields=("partner", "-received_at", "-id"), name="inbox_of_a_partner"),
            models.Index(
                fields=("account", "status", "-received_at", "-id"),
                name="inbox_of_account_by_status",
            ),
            models.Index(
                fields=("partner", "status", "-received_at", "-id"),
                name="inbox_of_partner_by_status",
            ),
            models.Index(
                fields=("partner", "provider", "-received_at", "-id"), name="inbox_by_provider"
            ),
            models.Index(fields=("partner", "type", "-received_at", "-id"), name="inbox_by_type"),
            models.Index(fields=("received_at",), name="inbox_by_age"),
        )

    def __str__(self) -> str:
        return f"{self.type} ({self.status})"
