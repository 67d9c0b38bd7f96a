"""Events that are still to be told outside, written with the event: whoever reads it has it, or neither."""

from django.db import models

from accounts.models.event import Event


class Outbox(models.Model):
    """One row per event, gone once it has been handed on. `external_id` outlives its account."""

    id = models.BigAutoField(primary_key=True)
    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="outbox")
    external_id = models.CharField(max_length=255, blank=True)
    live = models.BooleanField(default=True, db_default=True)  # else test endpoints are told

    class Meta:
        verbose_name = "untold event"

    def __str__(self) -> str:
        return f"tell {self.event}"
