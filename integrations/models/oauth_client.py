"""A version of our OAuth credentials at a provider; a token is refreshed with the client that minted it."""

import uuid

from django.db import models

from accounts.models import App
from config.vault import Sealed


class OAuthClient(models.Model):
    """Credentials as they were configured at a time. `retired_at` is set when newer ones replaced them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.CharField(max_length=40)
    app = models.ForeignKey(App, null=True, blank=True, on_delete=models.CASCADE)
    client_id = models.CharField(max_length=255)
    secret_sealed = models.TextField(editable=False)
    # Who minted its tokens: the sandbox that played the provider when the row was made, or the provider.
    is_of_sandbox = models.BooleanField(default=False, db_default=False, editable=False)
    live = models.BooleanField(
        default=True, db_default=True, editable=False, help_text="Else it is of test mode."
    )
    # SHA-256 of provider, app, id and secret: one row per version of the credentials.
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    client_secret = Sealed("secret_sealed")

    class Meta:
        verbose_name = "OAuth client"

    def __str__(self) -> str:
        return f"{self.provider} client {self.client_id}"

    def sealed_owner(self) -> str:
        return self.app_id or self.provider
