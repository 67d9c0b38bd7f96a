"""The customer who calls our API: the partner profile of a user."""

import uuid

from django.conf import settings
from django.db import models

RESULT_PATH = "/connect/done"


class Partner(models.Model):
    class Status(models.TextChoices):
        ACTIVE = "active"
        SUSPENDED = "suspended"
        DEACTIVATED = "deactivated"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="partner"
    )
    company_name = models.CharField(max_length=255)
    website = models.URLField(max_length=500)
    contact_email = models.EmailField(blank=True)
    use_case = models.CharField(max_length=1000, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.ACTIVE)
    redirect_urls = models.JSONField(
        default=list, blank=True, help_text="Where connect sessions may return to. Empty: anywhere."
    )
    hosted_connect = models.BooleanField(
        default=False, help_text="Send end users through our own start page first."
    )
    brand_color = models.CharField(max_length=7, blank=True)
    support_url = models.CharField(max_length=500, blank=True)
    # Moved with F() in the transaction that creates or deletes an account, so a list never counts rows.
    account_count = models.PositiveBigIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = (
            models.Index(fields=("-created_at", "-id"), name="partners_newest_first"),
            models.Index(fields=("status", "-created_at", "-id"), name="partners_by_status"),
        )

    def __str__(self) -> str:
        return self.company_name

    @property
    def is_suspended(self) -> bool:
        return self.status == self.Status.SUSPENDED

    @property
    def is_deactivated(self) -> bool:
        return self.status == self.Status.DEACTIVATED

    @property
    def live_accounts(self) -> models.QuerySet:
        """Return its accounts but those of test mode."""
        return self.accounts.filter(live=True)

    @staticmethod
    def result_url() -> str:
        """Return the address of our own page for people who are sent back nowhere else."""
        return settings.PUBLIC_URL + RESULT_PATH

    @property
    def return_url(self) -> str:
        """Return where a person may be sent back to when the partner names no place."""
        return self.redirect_urls[0] if self.redirect_urls else self.result_url()
