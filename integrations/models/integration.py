"""An account's connection to a provider, and which of the granted permissions are switched on."""

import uuid

from django.db import models

from accounts.models import ConnectedAccount
from providers.spec import Identity


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
    requested_scopes = models.JSONField(default=dict, blank=True, help_text="By kind of token.")
    granted_scopes = models.JSONField(default=dict, blank=True, help_text="By kind of token.")
    missing_scopes = models.JSONField(default=list, blank=True)
    provider_user_id = models.CharField(max_length=255, blank=True)
    provider_user_name = models.CharField(max_length=255, blank=True)
    provider_user_email = models.CharField(max_length=320, blank=True)
    former_person = models.JSONField(
        null=True,
        blank=True,
        help_text="Who was connected before, until somebody says that the change is right.",
    )
    provider_data = models.JSONField(default=dict, blank=True)
    holds = models.JSONField(default=dict, blank=True, editable=False)  # integrations.holds
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
            models.Index(fields=("-created_at", "-id"), name="integrations_newest_first"),
            models.Index(fields=("status", "-created_at", "-id"), name="integrations_by_status"),
            models.Index(
                fields=("provider", "-created_at", "-id"), name="integrations_by_provider"
            ),
            models.Index(fields=("connected_at", "id"), name="integrations_by_connecting"),
            models.Index(
                fields=("provider", "status", "-created_at", "-id"),
                name="integrations_by_both",
            ),
            models.Index(
                fields=("-created_at", "-id"),
                condition=models.Q(former_person__isnull=False),
                name="integrations_of_others",
            ),
        )

    def __str__(self) -> str:
        return f"{self.provider} ({self.status})"

    @property
    def is_active(self) -> bool:
        return self.status == self.Status.ACTIVE

    @property
    def person(self) -> dict[str, str] | None:
        """Return who is connected, as far as the provider told."""
        if not self.provider_user_id:
            return None
        return {
            "id": self.provider_user_id,
            "name": self.provider_user_name,
            "email": self.provider_user_email,
        }

    @property
    def account_mismatch(self) -> bool:
        """Say whether somebody else is connected than before, and nobody has said that this is right."""
        return self.former_person is not None and self.person is not None

    def is_another(self, person: str) -> bool:
        """Say whether a person is surely not the one who is connected."""
        return bool(person and self.provider_user_id and person != self.provider_user_id)

    def introduce(self, who: Identity) -> None:
        """Set who is connected now; the last person known is remembered until they are back or let go."""
        before = self.former_person or self.person
        self.provider_user_id = who.id[:255]
        self.provider_user_name = who.name[:255]
        self.provider_user_email = who.email[:320]
        is_same = before is not None and before["id"] == self.provider_user_id
        self.former_person = None if is_same else before

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
