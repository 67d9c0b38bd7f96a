"""What a provider delivers for one connection: asked for by us, or pasted into its settings by a person."""

import hashlib
import secrets
import uuid

from django.db import models

from config.claims import Claimed
from config.vault import Sealed
from integrations.models import Integration


def path_digest(path_token: str) -> str:
    """Return what an own address is found by. The token has 256 random bits: plain SHA-256 will do."""
    return hashlib.sha256(path_token.encode()).hexdigest()


class Subscription(Claimed):
    """`path_token` is the end of its own address, `secret` what its deliveries are signed with or bring along.

    `due_at` is when it is made, renewed or tried again; None: not before somebody changes something. `made_for` is
    the provider's id of the person with whose token it was made, at `made_at`.
    """

    class Status(models.TextChoices):
        WAITING = "waiting"  # to be made
        ACTIVE = "active"
        FAILING = "failing"  # the provider refused; tried again

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    integration = models.ForeignKey(
        Integration, on_delete=models.CASCADE, related_name="subscriptions"
    )
    feed = models.CharField(max_length=40)
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    remote_id = models.CharField(max_length=255, blank=True, db_index=True)
    path_sealed = models.TextField(editable=False)
    path_digest = models.CharField(max_length=64, unique=True, editable=False)
    secret_sealed = models.TextField(editable=False)
    facts = models.JSONField(default=dict, blank=True)
    made_for = models.CharField(max_length=255, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=200, blank=True)
    last_delivery_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    path_token = Sealed("path_sealed")
    secret = Sealed("secret_sealed")

    class Meta:
        verbose_name = "feed subscription"  # beside the subscriptions to plans
        constraints = (
            models.UniqueConstraint(
                fields=("integration", "feed"), name="one_subscription_per_feed"
            ),
        )
        indexes = (models.Index(fields=("due_at",), name="subscriptions_by_due"),)

    def __str__(self) -> str:
        return f"{self.feed} ({self.status})"

    def sealed_owner(self) -> uuid.UUID:
        return self.integration_id

    def draw_secrets(self) -> None:
        """Give it a new address and a new secret; the caller saves."""
        token = secrets.token_urlsafe(32)
        self.path_token, self.path_digest = token, path_digest(token)
        self.secret = secrets.token_hex(32)
