"""A secret that somebody handed over as a provider's, until the operator has set it."""

import uuid

from django.db import models
from django.utils import timezone

from config.vault import Sealed


class HandedSecret(models.Model):
    """It came unsigned: that it is the provider's is known once the provider takes it back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.CharField(max_length=40, db_index=True)
    secret_sealed = models.TextField(editable=False)
    handed_at = models.DateTimeField(default=timezone.now)

    secret = Sealed("secret_sealed")

    def __str__(self) -> str:
        return f"{self.provider} at {self.handed_at:%Y-%m-%d %H:%M}"

    def sealed_owner(self) -> str:
        return self.provider
