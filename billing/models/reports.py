"""What was said to the outside about usage: to Stripe, and to whoever pays."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from billing.models.subscription import Subscription


class MeterReport(models.Model):
    """Calls past the quota that Stripe is told of, once: the row exists before the request is made."""

    subscription = models.ForeignKey(
        Subscription, on_delete=models.CASCADE, related_name="meter_reports"
    )
    identifier = models.CharField(max_length=100, unique=True)
    stripe_customer_id = models.CharField(max_length=255)
    cycle_start = models.DateTimeField()
    cycle_end = models.DateTimeField()
    upto = models.DateTimeField(help_text="Everything before this moment is reported.")
    calls = models.PositiveBigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(
        null=True, default=timezone.now, help_text="Empty: given up, see the problem."
    )
    is_uncertain = models.BooleanField(
        default=False, help_text="An attempt ended without an answer: it may have arrived."
    )
    last_problem = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("subscription", "cycle_start"), name="reports_of_a_cycle"),
            models.Index(
                fields=("created_at",),
                condition=models.Q(sent_at=None),
                name="reports_to_be_sent",
            ),
        )

    def __str__(self) -> str:
        return f"{self.identifier}: {self.calls}"

    @property
    def at(self) -> datetime:
        """Return the moment it is written down for at Stripe: inside the cycle that its calls are of."""
        return max(self.cycle_start, self.upto - timedelta(seconds=1))


class StripeEvent(models.Model):
    """A delivery of Stripe, by its event id: handled once however often it comes."""

    id = models.CharField(primary_key=True, max_length=255)
    type = models.CharField(max_length=100)
    created_at = models.DateTimeField(help_text="When it happened at Stripe.")
    received_at = models.DateTimeField(auto_now_add=True)
    handled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("-received_at", "-id"), name="stripe_events_newest_first"),)

    def __str__(self) -> str:
        return f"{self.type} {self.id}"


class UsageAlert(models.Model):
    """A share of a quota or budget that was reached in a period: told once."""

    class Kind(models.TextChoices):
        MONTH = "month"
        DAY = "day"
        SPEND_CAP = "spend_cap"
        KEY = "key"
        ACCOUNT = "account"

    subject_id = models.UUIDField(help_text="The partner or user who pays.")
    kind = models.CharField(max_length=10, choices=Kind)
    object_id = models.UUIDField(help_text="The key or account; else the subject again.")
    period_start = models.DateTimeField()
    percent = models.PositiveSmallIntegerField()
    used = models.PositiveBigIntegerField()
    limit = models.PositiveBigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "object_id", "period_start", "percent"),
                name="one_alert_per_period_and_percent",
            ),
        )
        indexes = (
            models.Index(
                fields=("created_at",),
                condition=models.Q(mailed_at=None),
                name="alerts_to_be_mailed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.percent} % of {self.kind} for {self.object_id}"
