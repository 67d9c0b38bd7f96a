"""One end user of a partner, or a user's own account (no partner, no external_id)."""

import uuid

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q

from accounts.models.partner import Partner


class ConnectedAccountQuerySet(models.QuerySet["ConnectedAccount"]):
    def newest_first(self) -> "ConnectedAccountQuerySet":
        return self.order_by("-created_at", "-id")

    def own_of(self, user: models.Model) -> "ConnectedAccount":
        """Return the user's own account, made on first use."""
        return self.get_or_create(user=user)[0]


class ConnectedAccount(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partner = models.ForeignKey(
        Partner, null=True, blank=True, on_delete=models.CASCADE, related_name="accounts"
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="own_account",
    )
    external_id = models.CharField(max_length=255, null=True, blank=True)  # noqa: DJ001
    display_name = models.CharField(max_length=255, null=True, blank=True)  # noqa: DJ001
    metadata = models.JSONField(default=dict, blank=True)
    monthly_budget = models.PositiveBigIntegerField(
        null=True,
        blank=True,
        help_text="Calls the account may use up in a billing cycle. Empty: no limit of its own.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ConnectedAccountQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("partner", "-created_at", "-id"), name="accounts_newest_first"),
            models.Index(fields=("-created_at", "-id"), name="accounts_of_everybody"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("partner", "external_id"), name="one_account_per_external_id"
            ),
            models.CheckConstraint(
                name="account_is_a_partners_or_a_users_own",
                condition=Q(partner__isnull=False, external_id__isnull=False, user__isnull=True)
                | Q(partner__isnull=True, external_id__isnull=True, user__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.external_id or f"own account of {self.user_id}"

    def save_new(self) -> None:
        """Insert the row and move the partner's counter with it."""
        with transaction.atomic():
            self.save(force_insert=True)
            Partner.objects.filter(pk=self.partner_id).update(account_count=F("account_count") + 1)

    def remove(self) -> None:
        """Delete the row with all that hangs on it, and move the partner's counter with it."""
        with transaction.atomic():
            deleted, _ = ConnectedAccount.objects.filter(pk=self.pk).delete()
            if deleted:
                Partner.objects.filter(pk=self.partner_id).update(
                    account_count=F("account_count") - 1
                )
