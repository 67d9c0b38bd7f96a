"""Where a partner wants to be told what happened."""

import base64
import secrets
import uuid
from urllib.parse import urlsplit

from django.db import models

from accounts.models import Partner
from config.vault import Sealed


def new_secret() -> str:
    """Return `whsec_` and 32 random bytes in base64, as Standard Webhooks has it."""
    return f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"


class WebhookEndpoint(models.Model):
    """`event_types` empty: all of them. Until `former_until` messages are signed with the former secret as well."""

    class Off(models.TextChoices):
        BY_PARTNER = "by_partner"
        FAILING = "failing"  # for five days
        GONE = "gone"  # it answered 410
        BY_STAFF = "by_staff"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="webhook_endpoints")
    live = models.BooleanField(
        default=True,
        db_default=True,
        editable=False,
        help_text="Else it hears of what test keys and test accounts do, and of nothing else.",
    )
    url = models.CharField(max_length=2000)
    description = models.CharField(max_length=200, blank=True)
    event_types = models.JSONField(default=list, blank=True)
    is_enabled = models.BooleanField(default=True)
    off_reason = models.CharField(max_length=10, choices=Off, blank=True)
    secret_sealed = models.TextField(editable=False)
    former_sealed = models.TextField(blank=True, editable=False)
    former_until = models.DateTimeField(null=True, blank=True)
    disabled_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(
        null=True, blank=True
    )  # its partner, by mail, that it was disabled
    failing_since = models.DateTimeField(null=True, blank=True)
    slow_since = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    secret = Sealed("secret_sealed")
    former_secret = Sealed("former_sealed")

    class Meta:
        indexes = (
            models.Index(fields=("partner", "-created_at", "-id"), name="endpoints_of_a_partner"),
            models.Index(fields=("-created_at", "-id"), name="endpoints_newest_first"),
        )

    def __str__(self) -> str:
        return self.host

    @property
    def host(self) -> str:
        """Return what others may read of the address: path and query may hold the receiver's own secret."""
        return urlsplit(self.url).netloc

    def sealed_owner(self) -> uuid.UUID:
        return self.partner_id

    def listens_to(self, event_type: str) -> bool:
        """Say whether messages of this type are meant for it, whether or not it is switched on."""
        return not self.event_types or event_type in self.event_types
