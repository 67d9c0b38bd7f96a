"""One logged call: written for every request with a valid key, before the answer leaves."""

from http import HTTPStatus

from django.db import models
from django.utils import timezone


class UsageRecord(models.Model):
    """Ids instead of foreign keys: a record outlives key and account, and an insert checks nothing."""

    id = models.BigAutoField(primary_key=True)
    ts = models.DateTimeField(
        default=timezone.now, help_text="When it was admitted: the moment its windows counted it."
    )
    request_id = models.CharField(max_length=100)
    key_id = models.UUIDField()
    user_id = models.UUIDField()
    partner_id = models.UUIDField(null=True)
    app_id = models.CharField(max_length=40, blank=True)
    account_id = models.UUIDField(null=True)
    method = models.CharField(max_length=10)
    route = models.CharField(max_length=200)
    provider = models.CharField(max_length=40, blank=True)
    tool = models.CharField(max_length=64, blank=True)
    status = models.PositiveSmallIntegerField()
    counted = models.BooleanField()
    units = models.PositiveIntegerField(default=1)
    ms = models.FloatField(help_text="All of our time, the provider's included.")
    provider_ms = models.FloatField(null=True)
    stages = models.JSONField(default=dict, help_text="Milliseconds by stage.")
    provider_status = models.PositiveSmallIntegerField(null=True)
    provider_request_id = models.CharField(max_length=120, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0, help_text="Requests sent upstream.")
    error_code = models.CharField(max_length=40, blank=True, default="", db_default="")
    error_limit = models.CharField(
        max_length=20, blank=True, default="", db_default="", help_text="Which limit was reached."
    )
    error_stage = models.CharField(
        max_length=20, blank=True, default="", db_default="", help_text="Where the call failed."
    )
    is_replay = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Answered from the stored result of an earlier call: nothing was done.",
    )
    written_at = models.DateTimeField(
        null=True,
        help_text="When it was written, if that was later than its call: the process or the database was gone.",
    )

    class Meta:
        indexes = (
            # With `counted` the part of a day that a cycle begins with is counted without reading records.
            models.Index(
                fields=("partner_id", "-ts"), include=("counted",), name="calls_of_a_partner"
            ),
            models.Index(
                fields=("user_id", "-ts"),
                include=("counted",),
                condition=models.Q(partner_id=None),
                name="calls_of_a_user",
            ),
            models.Index(fields=("key_id", "-ts"), include=("counted",), name="calls_of_a_key"),
            models.Index(
                fields=("account_id", "-ts"),
                condition=models.Q(account_id__isnull=False),
                name="usage_of_an_account",
            ),
            models.Index(fields=("request_id",), name="usage_of_a_request"),
        )

    def __str__(self) -> str:
        return f"{self.method} {self.route} {self.status}"

    @property
    def is_failed(self) -> bool:
        return self.status >= HTTPStatus.BAD_REQUEST
