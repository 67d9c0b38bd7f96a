"""What a partner is told: one message, the same bytes for every endpoint and every attempt."""

import secrets

from django.db import models
from django.utils import timezone

from accounts.models import Partner
from inbox.models.event import InboxEvent


def new_message_id() -> str:
    """Return `msg_` and 24 hexadecimal digits."""
    return f"msg_{secrets.token_hex(12)}"


class WebhookMessage(models.Model):
    """`key` names what it tells of (`event:<id>`, `inbox:<id>`): nothing becomes two messages."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.CharField(max_length=40, unique=True, default=new_message_id, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE)
    type = models.CharField(max_length=60)
    body = models.TextField()
    key = models.CharField(max_length=80, unique=True)
    # What tells of an event of the inbox goes with it: it holds what a person was sent.
    inbox_event = models.ForeignKey(InboxEvent, null=True, blank=True, on_delete=models.CASCADE)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = (
            models.Index(fields=("partner", "-id"), name="messages_of_a_partner"),
            models.Index(fields=("created_at",), name="messages_by_age"),
        )

    def __str__(self) -> str:
        return f"{self.type} {self.public_id}"
