"""One attempt to deliver a message, as it went."""

from django.db import models
from django.utils import timezone

from inbox.models.delivery import WebhookDelivery


class WebhookAttempt(models.Model):
    """`status_code` None: no answer came, and `problem` says why. `answer` is the beginning of the body."""

    class Trigger(models.TextChoices):
        AUTOMATIC = "automatic"
        REPLAY = "replay"
        TEST = "test"

    id = models.BigAutoField(primary_key=True)
    delivery = models.ForeignKey(WebhookDelivery, on_delete=models.CASCADE, related_name="tries")
    number = models.PositiveIntegerField()
    trigger = models.CharField(max_length=10, choices=Trigger, default=Trigger.AUTOMATIC)
    status_code = models.PositiveSmallIntegerField(null=True, blank=True)
    problem = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    milliseconds = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = (models.Index(fields=("delivery", "-id"), name="attempts_of_a_delivery"),)

    def __str__(self) -> str:
        return f"{self.trigger} attempt {self.number}: {self.status_code or self.problem}"
