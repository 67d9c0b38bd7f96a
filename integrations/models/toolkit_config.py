"""A toolkit as an app has set it up: on or off, which scopes it asks for, and whose credentials."""

import uuid

from django.db import models

from accounts.models import App
from integrations.models.oauth_client import OAuthClient


class ToolkitConfig(models.Model):
    """One row per app and toolkit; it stays when the toolkit is disabled.

    Without a `client` people connect through the server's own credentials.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    app = models.ForeignKey(App, on_delete=models.CASCADE, related_name="toolkit_configs")
    toolkit = models.CharField(max_length=60)
    display_name = models.CharField(max_length=100, blank=True)
    is_enabled = models.BooleanField(default=True)
    scopes = models.JSONField(default=list, blank=True, help_text="Empty: the toolkit's defaults.")
    client = models.ForeignKey(
        OAuthClient,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The app's own OAuth credentials. Empty: the server's.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("app", "toolkit"), name="one_config_per_app_and_toolkit"
            ),
        )

    def __str__(self) -> str:
        return f"{self.toolkit} of {self.app_id}"
