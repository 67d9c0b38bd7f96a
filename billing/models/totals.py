"""Daily totals of usage records, and how far the records have been added to them."""

from django.db import models


class Totals(models.Model):
    """Calls of one subject (a partner, or a user as such) on one day (UTC), by what pages ask for."""

    subject_id = models.UUIDField()
    day = models.DateField()
    key_id = models.UUIDField()
    app_id = models.CharField(max_length=40, blank=True)
    provider = models.CharField(max_length=40, blank=True)
    status = models.PositiveSmallIntegerField()
    counted = models.BooleanField()
    calls = models.PositiveBigIntegerField()
    units = models.PositiveBigIntegerField()
    ms = models.FloatField()
    provider_ms = models.FloatField()

    class Meta:
        abstract = True


class UsageDay(Totals):
    """A day of a subject. Few rows whatever the number of accounts."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("subject_id", "day", "key_id", "app_id", "provider", "status", "counted"),
                name="one_total_per_day_key_app_provider_and_status",
            ),
        )
        indexes = (
            models.Index(fields=("key_id", "day"), name="days_of_a_key"),
            models.Index(fields=("-day", "-id"), name="days_of_everybody"),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.provider} {self.status}: {self.calls}"


class UsageAccountDay(Totals):
    """A day of one connected account."""

    account_id = models.UUIDField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=(
                    "subject_id",
                    "day",
                    "account_id",
                    "key_id",
                    "app_id",
                    "provider",
                    "status",
                    "counted",
                ),
                name="one_total_per_account_and_day_key_app_provider_and_status",
            ),
        )
        indexes = (models.Index(fields=("account_id", "day"), name="days_of_an_account"),)

    def __str__(self) -> str:
        return f"{self.day} {self.account_id} {self.provider} {self.status}: {self.calls}"


class UsageAccountCalls(models.Model):
    """All calls of one account on a day, however they went: accounts are ranked by few rows."""

    subject_id = models.UUIDField()
    day = models.DateField()
    account_id = models.UUIDField()
    calls = models.PositiveBigIntegerField()

    class Meta:
        verbose_name_plural = "usage account calls"
        constraints = (
            models.UniqueConstraint(
                fields=("subject_id", "day", "account_id"), name="one_sum_per_account_and_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.account_id}: {self.calls}"


class Mark(models.Model):
    """Up to which usage record a job has come. What is newer is not in its totals yet."""

    name = models.CharField(primary_key=True, max_length=40)
    upto = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.upto}"
