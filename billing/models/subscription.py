"""Who has which plan, and what was agreed beside it."""

import uuid
from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from accounts.models import Partner
from billing.models.plan import Plan


class Subscription(models.Model):
    """The plan of a partner or of a user. The cycle repeats monthly from its anchor."""

    class Status(models.TextChoices):
        ACTIVE = "active"
        PAST_DUE = "past_due"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partner = models.OneToOneField(
        Partner, null=True, blank=True, on_delete=models.CASCADE, related_name="subscription"
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="subscription",
    )
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="subscriptions")
    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIVE)
    past_due_since = models.DateTimeField(null=True, blank=True, editable=False)
    cycle_anchor = models.DateTimeField(null=True, blank=True, help_text="Empty: calendar months.")
    ends_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When it was cancelled for."
    )
    spend_cap = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text="US dollars a cycle for calls past the quota; then calls are refused. Empty: no cap.",
    )
    extra_calls = models.PositiveIntegerField(
        default=0, editable=False, help_text="Calls granted on top of the quota until then."
    )
    extra_until = models.DateTimeField(null=True, blank=True, editable=False)
    stripe_customer_id = models.CharField(max_length=255, blank=True)
    stripe_subscription_id = models.CharField(max_length=255, blank=True)
    # Moved by whoever writes what Stripe said, so that an older answer never overwrites a newer one.
    stripe_version = models.PositiveIntegerField(default=0, editable=False)
    settled_until = models.DateTimeField(
        null=True,
        editable=False,
        help_text="Calls past the quota before this moment are in reports, under the terms of then.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="subscription_is_a_partners_or_a_users",
                condition=Q(partner__isnull=False, user__isnull=True)
                | Q(partner__isnull=True, user__isnull=False),
            ),
            models.UniqueConstraint(
                fields=("stripe_customer_id",),
                condition=~Q(stripe_customer_id=""),
                name="one_subscription_per_stripe_customer",
            ),
        )
        indexes = (
            models.Index(fields=("-updated_at", "-id"), name="subscriptions_changed_last"),
            models.Index(fields=("status", "-updated_at", "-id"), name="subscriptions_by_status"),
            models.Index(fields=("plan", "-updated_at", "-id"), name="subscriptions_by_plan"),
        )

    def __str__(self) -> str:
        return f"{self.plan} for {self.partner or self.user}"

    @property
    def is_past_due(self) -> bool:
        return self.status == self.Status.PAST_DUE

    @property
    def subject_id(self) -> uuid.UUID:
        """Return whose windows its calls move: the partner's or the user's."""
        return self.partner_id or self.user_id
