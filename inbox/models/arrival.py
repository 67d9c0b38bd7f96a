"""One thing that a provider delivered, verified, until it has been given to whom it is about."""

from django.db import models
from django.utils import timezone

from config.claims import Claimed
from inbox.models.subscription import Subscription


class Arrival(Claimed):
    """Stored before the provider is answered; `delivery_id` keeps what is delivered twice from being two.

    `parked`: verified, and about nobody we know. It can be tried again. What came for a subscription goes with it,
    and is about nobody else, whatever it says. What the sandbox of test mode told is about nobody connected elsewhere.
    """

    class Status(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        PARKED = "parked"
        FAILED = "failed"

    id = models.BigAutoField(primary_key=True)
    provider = models.CharField(max_length=40)
    feed = models.CharField(max_length=40)
    delivery_id = models.CharField(max_length=255)
    is_of_sandbox = models.BooleanField(default=False, db_default=False)
    subscription = models.ForeignKey(
        Subscription, null=True, blank=True, on_delete=models.CASCADE, related_name="arrivals"
    )
    about = models.JSONField(default=list, blank=True)  # names, as Provider.known_as makes them
    type = models.CharField(max_length=60)
    summary = models.CharField(max_length=500, blank=True)
    payload = models.JSONField(default=dict, blank=True)
    ends = models.CharField(max_length=10, blank=True)
    needs_fetch = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    problem = models.CharField(max_length=200, blank=True)
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("provider", "feed", "delivery_id"), name="one_arrival_per_delivery"
            ),
        )
        indexes = (
            models.Index(
                fields=("due_at", "id"),
                condition=models.Q(status="waiting"),
                name="arrivals_to_be_worked_off",
            ),
            # However much waits for a provider that hangs, what does not is found at once.
            models.Index(
                fields=("due_at", "id"),
                condition=models.Q(status="waiting", needs_fetch=False),
                name="arrivals_to_be_given",
            ),
            models.Index(
                fields=("provider", "due_at", "id"),
                condition=models.Q(status="waiting", needs_fetch=True),
                name="arrivals_to_be_fetched",
            ),
            models.Index(fields=("status", "-id"), name="arrivals_by_status"),
            models.Index(fields=("received_at",), name="arrivals_by_age"),
        )

    @property
    def within(self) -> str:
        """Return what its `delivery_id` begins with: subscriptions and the sandbox have names of their own."""
        if self.subscription_id:
            return f"{self.subscription_id}:"
        return "sandbox:" if self.is_of_sandbox else ""

    def __str__(self) -> str:
        return f"{self.provider} {self.type} ({self.status})"
