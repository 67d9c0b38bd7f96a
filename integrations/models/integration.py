"""An account's connection to a provider, and which of the granted permissions are switched on."""

import uuid

from django.db import models

from accounts.models import ConnectedAccount


class Integration(models.Model):
    class Status(models.TextChoices):
        PENDING = "pending"
        ACTIVE = "active"
        EXPIRED = "expired"
        REVOKED = "revoked"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(
        ConnectedAccount, on_delete=models.CASCADE, related_name="integrations"
    )
    provider = models.CharField(max_length=40)
    status = models.CharField(max_length=10, choices=Status, default=Status.PENDING)
    status_reason = models.CharField(max_length=100, blank=True)
    connected_at = models.DateTimeField(null=True, blank=True)
    granted_scopes = models.JSONField(default=list, blank=True)
    missing_scopes = models.JSONField(default=list, blank=True)
    provider_user_id = models.CharField(max_length=255, blank=True)
    provider_user_name = models.CharField(max_length=255, blank=True)
    provider_user_email = models.CharField(max_length=320, blank=True)
    provider_data = models.JSONField(default=dict, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("account", "provider"), name="one_integration_per_provider"
            ),
            models.CheckConstraint(
                name="only_pending_integrations_were_never_connected",
                condition=models.Q(status="pending") | models.Q(connected_at__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=("provider", "provider_user_id"), name="siblings_of_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.provider} ({self.status})"

    @property
    def is_active(self) -> bool:
        return self.status == self.Status.ACTIVE

    def sealed_owner(self) -> uuid.UUID:
        return self.account_id


class EnabledPermission(models.Model):
    """One permission of an integration: whether the provider granted it and the partner keeps it on."""

    integration = models.ForeignKey(
        Integration, on_delete=models.CASCADE, related_name="permissions"
    )
    permission = models.CharField(max_length=60)
    is_granted = models.BooleanField(default=True)
    is_enabled = models.BooleanField(default=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("integration", "permission"), name="one_row_per_permission"
            ),
        )

    def __str__(self) -> str:
        return f"{self.permission} {'on' if self.is_enabled else 'off'}"
