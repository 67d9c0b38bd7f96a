"""One attempt of a device to sign in, alive 15 minutes. Of its codes we keep the digests."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

LIFETIME = timedelta(minutes=15)


def in_fifteen_minutes() -> datetime:
    return timezone.now() + LIFETIME


class DeviceSignIn(models.Model):
    """Moves from pending to approved or denied, and from approved to given when the device has its key."""

    class Status(models.TextChoices):
        PENDING = "pending"
        APPROVED = "approved"
        DENIED = "denied"
        GIVEN = "given"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    device_digest = models.CharField(max_length=64, unique=True, editable=False)
    user_digest = models.CharField(max_length=64, unique=True, editable=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.PENDING)
    client_name = models.CharField(max_length=100, blank=True)
    user_agent = models.CharField(max_length=300, blank=True)
    ip = models.GenericIPAddressField(null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="device_sign_ins",
        help_text="Who decided.",
    )
    key_name = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(default=in_fifteen_minutes, db_index=True)

    class Meta:
        verbose_name = "device sign-in"
        constraints = (
            models.CheckConstraint(
                name="somebody_decided_unless_pending",
                condition=models.Q(status="pending", user=None)
                | (~models.Q(status="pending") & models.Q(user__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.client_name or 'Device'} ({self.status})"

    @property
    def is_overdue(self) -> bool:
        return timezone.now() >= self.expires_at

    @property
    def is_pending(self) -> bool:
        return self.status == self.Status.PENDING and not self.is_overdue

    def move(self, before: str, after: str, **changes: object) -> bool:
        """Change the status in one conditional UPDATE: of two at once, one wins."""
        alive = DeviceSignIn.objects.filter(
            pk=self.pk, status=before, expires_at__gt=timezone.now()
        )
        return bool(alive.update(status=after, **changes))
