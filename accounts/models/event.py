"""What happened, append-only: the audit page, outgoing webhooks and alerts all read this table."""

import uuid
from typing import Any, NoReturn

from django.db import models


class Event(models.Model):
    """One fact. Ids instead of foreign keys: an event outlives what it speaks of."""

    class Actor(models.TextChoices):
        USER = "user"
        KEY = "key"
        END_USER = "end_user"
        STAFF = "staff"
        SYSTEM = "system"
        PROVIDER = "provider"
        SCANNER = "scanner"

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    type = models.CharField(max_length=60)
    created_at = models.DateTimeField(auto_now_add=True)
    actor = models.CharField(max_length=10, choices=Actor, default=Actor.SYSTEM)
    actor_id = models.CharField(max_length=60, blank=True)
    user_id = models.UUIDField(null=True, blank=True)
    partner_id = models.UUIDField(null=True, blank=True)
    app_id = models.CharField(max_length=40, blank=True)
    account_id = models.UUIDField(null=True, blank=True)
    object_type = models.CharField(max_length=40, blank=True)
    object_id = models.CharField(max_length=60, blank=True)
    request_id = models.CharField(max_length=100, blank=True)
    ip = models.GenericIPAddressField(null=True, blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("partner_id", "-id"), name="events_of_a_partner"),
            models.Index(fields=("user_id", "-id"), name="events_of_a_user"),
            models.Index(
                fields=("account_id",),
                condition=models.Q(account_id__isnull=False),
                name="events_of_an_account",
            ),
            models.Index(fields=("type", "-id"), name="events_of_a_type"),
            models.Index(fields=("actor", "-id"), name="events_of_an_actor"),
        )

    def __str__(self) -> str:
        return f"{self.type} {self.object_id}"

    def save(self, **options: Any) -> None:
        """Insert the row; one that is there stays as it is."""
        if not self._state.adding:
            raise TypeError("an event is never changed")
        super().save(**options)

    def delete(self, **options: Any) -> NoReturn:
        raise TypeError("an event is never deleted")
