"""One kind of token of an integration, sealed, with the lease under which it is refreshed."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from config.vault import Sealed
from integrations.models.integration import Integration
from integrations.models.oauth_client import OAuthClient


class Token(models.Model):
    """Access and refresh token as one provider answer gave them. Most integrations have one, Slack two.

    `version` grows with every stored grant; `lease_fence` with every lease taken, so that a holder whose
    lease ran out cannot write any more.
    """

    class Status(models.TextChoices):
        ACTIVE = "active"
        EXPIRED = "expired"
        REVOKED = "revoked"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    integration = models.ForeignKey(Integration, on_delete=models.CASCADE, related_name="tokens")
    kind = models.CharField(max_length=10, default="main")
    client = models.ForeignKey(OAuthClient, on_delete=models.PROTECT, related_name="tokens")
    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIVE)
    access_sealed = models.TextField(editable=False)
    refresh_sealed = models.TextField(blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    obtained_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    refresh_expires_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    lease_fence = models.PositiveIntegerField(default=0, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)
    retry_at = models.DateTimeField(null=True, blank=True, editable=False)
    failing_since = models.DateTimeField(null=True, blank=True, editable=False)
    last_problem = models.CharField(
        max_length=100, blank=True, default="", db_default="", editable=False
    )

    access_token = Sealed("access_sealed")
    refresh_token = Sealed("refresh_sealed")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("integration", "kind"), name="one_token_per_kind"),
        )
        indexes = (
            models.Index(fields=("status", "obtained_at"), name="tokens_by_age"),
            models.Index(fields=("-obtained_at", "-id"), name="tokens_newest_first"),
            models.Index(
                fields=("-obtained_at", "-id"),
                condition=models.Q(failing_since__isnull=False),
                name="tokens_not_refreshed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} token v{self.version}"

    def sealed_owner(self) -> uuid.UUID:
        return self.integration_id

    @property
    def is_alive(self) -> bool:
        return self.status == self.Status.ACTIVE

    @property
    def can_refresh(self) -> bool:
        return bool(self.refresh_sealed) and self.is_alive

    def rest_left(self, now: datetime) -> float:
        """Return for how many seconds the token endpoint is to be left alone."""
        return max(0.0, (self.retry_at - now).total_seconds()) if self.retry_at else 0.0

    def is_spent(self, now: datetime) -> bool:
        """Say whether the access token is past its time."""
        return self.expires_at is not None and now >= self.expires_at

    def is_due(self, now: datetime, margin: int) -> bool:
        """Say whether to refresh now: `margin` seconds early, but never before half of the lifetime."""
        if self.expires_at is None:
            return False
        lifetime = self.expires_at - self.obtained_at
        return now >= self.expires_at - min(timedelta(seconds=margin), lifetime / 2)
