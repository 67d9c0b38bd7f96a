"""A grant that the provider still has to take back after we destroyed it here; alive at most 24 hours."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from config.vault import Sealed
from integrations.models.oauth_client import OAuthClient

LIFETIME = timedelta(hours=24)


class RevocationJob(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.CharField(max_length=40)
    client = models.ForeignKey(OAuthClient, on_delete=models.CASCADE)
    provider_user_id = models.CharField(max_length=255, blank=True)
    token_kind = models.CharField(max_length=10)  # access | refresh
    token_sealed = models.TextField(editable=False)
    attempts = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    last_problem = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    token = Sealed("token_sealed")

    def __str__(self) -> str:
        return f"revoke {self.provider} {self.token_kind} token"

    def sealed_owner(self) -> str:
        return self.provider

    @property
    def over_at(self) -> datetime:
        return self.created_at + LIFETIME

    @property
    def is_over(self) -> bool:
        return timezone.now() >= self.over_at
