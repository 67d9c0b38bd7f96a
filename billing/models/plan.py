"""A tier with its limits, and who has it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Partner

UNLIMITED = -1


class Plan(models.Model):
    """Limits per window; `month` or `day` is None where the family has no such window, -1 = unlimited."""

    class Family(models.TextChoices):
        PARTNER = "partner"
        PERSONAL = "personal"

    class Beyond(models.TextChoices):
        BLOCKED = "blocked"
        METERED = "metered"

    family = models.CharField(max_length=10, choices=Family)
    slug = models.SlugField(max_length=40)
    name = models.CharField(max_length=60)
    per_minute = models.PositiveIntegerField()
    per_day = models.IntegerField(null=True, blank=True)
    per_month = models.IntegerField(null=True, blank=True)
    beyond = models.CharField(max_length=10, choices=Beyond, default=Beyond.BLOCKED)
    overage_per_1000 = models.DecimalField(
        max_digits=8,
        decimal_places=4,
        default=0,
        help_text="US dollars per 1,000 calls past the quota.",
    )
    is_default = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("family", "slug"), name="one_plan_per_family_and_slug"),
            models.UniqueConstraint(
                fields=("family",), condition=Q(is_default=True), name="one_default_plan_per_family"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.family})"


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
    cycle_anchor = models.DateTimeField(null=True, blank=True, help_text="Empty: calendar months.")
    stripe_customer_id = models.CharField(max_length=255, blank=True)
    stripe_subscription_id = models.CharField(max_length=255, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="subscription_is_a_partners_or_a_users",
                condition=Q(partner__isnull=False, user__isnull=True)
                | Q(partner__isnull=True, user__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan} for {self.partner or self.user}"

    @property
    def is_past_due(self) -> bool:
        return self.status == self.Status.PAST_DUE
