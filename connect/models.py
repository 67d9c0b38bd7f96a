"""One attempt to connect one provider, alive 30 minutes."""

import uuid
from datetime import timedelta

from django.db import models
from django.utils import timezone

from accounts.models import App, ConnectedAccount
from config.vault import Sealed

LIFETIME = timedelta(minutes=30)


def in_thirty_minutes() -> "timezone.datetime":
    return timezone.now() + LIFETIME


class ConnectSession(models.Model):
    """Moves only from pending to completed, failed or expired; `claimed_at` lets one callback in."""

    class Status(models.TextChoices):
        PENDING = "pending"
        COMPLETED = "completed"
        FAILED = "failed"
        EXPIRED = "expired"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(
        ConnectedAccount, on_delete=models.CASCADE, related_name="connect_sessions"
    )
    app = models.ForeignKey(App, null=True, blank=True, on_delete=models.CASCADE)
    toolkit = models.CharField(max_length=60, blank=True)
    provider = models.CharField(max_length=40)
    redirect_url = models.CharField(max_length=2000)
    scopes = models.JSONField(default=dict, help_text="Scopes asked for, by kind of token.")
    # An app's own credentials go with the app: what was begun with them has ended then.
    client = models.ForeignKey("integrations.OAuthClient", on_delete=models.CASCADE)
    state_digest = models.CharField(max_length=64, unique=True, editable=False)
    verifier_sealed = models.TextField(blank=True, editable=False)
    hosted = models.BooleanField(default=False, help_text="Begins on our own start page.")
    browser_digest = models.CharField(max_length=64, blank=True, editable=False)
    # The partner's own challenge: its server answers it before anything is connected.
    code_challenge = models.CharField(max_length=128, blank=True, editable=False)
    confirmation_digest = models.CharField(
        max_length=64, blank=True, default="", db_default="", editable=False
    )
    code_sealed = models.TextField(blank=True, default="", db_default="", editable=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.PENDING)
    error = models.CharField(max_length=60, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(default=in_thirty_minutes)
    ended_at = models.DateTimeField(null=True, blank=True)

    verifier = Sealed("verifier_sealed")
    code = Sealed("code_sealed")

    class Meta:
        indexes = (
            models.Index(
                fields=("expires_at",),
                condition=models.Q(status="pending"),
                name="pending_sessions_by_expiry",
            ),
            models.Index(fields=("account", "provider"), name="sessions_of_an_account"),
            models.Index(fields=("-created_at", "-id"), name="sessions_newest_first"),
            models.Index(fields=("status", "-created_at", "-id"), name="sessions_by_status"),
            models.Index(fields=("provider", "-created_at", "-id"), name="sessions_by_provider"),
        )

    def __str__(self) -> str:
        return f"{self.provider} session ({self.status})"

    def sealed_owner(self) -> uuid.UUID:
        return self.account_id

    @property
    def is_overdue(self) -> bool:
        return timezone.now() >= self.expires_at

    @property
    def is_spent(self) -> bool:
        """Say whether no callback may come any more; one to an expired session is told so, once."""
        awaited = {self.Status.PENDING, self.Status.EXPIRED}
        return self.claimed_at is not None or self.status not in awaited

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.PENDING and not self.is_overdue
