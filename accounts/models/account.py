"""One end user of a partner, or a user's own account (no partner, no external_id)."""

import uuid

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q

from accounts.models.erasure import Erasure
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
    live = models.BooleanField(
        default=True, db_default=True, help_text="Else it is one of test keys and of the sandbox."
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
            models.Index(
                fields=("partner", "-created_at", "-id"),
                condition=Q(live=False),
                name="test_accounts_newest_first",
            ),
            models.Index(fields=("-created_at", "-id"), name="accounts_of_everybody"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("partner", "external_id", "live"),
                name="one_account_per_external_id_and_mode",
            ),
            models.CheckConstraint(
                name="account_is_a_partners_or_a_users_own",
                condition=Q(partner__isnull=False, external_id__isnull=False, user__isnull=True)
                | Q(partner__isnull=True, external_id__isnull=True, user__isnull=False),
            ),
            models.CheckConstraint(
                name="a_users_own_account_is_live", condition=Q(live=True) | Q(user__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return self.external_id or f"own account of {self.user_id}"

    def save_new(self) -> None:
        """Insert the row and move the partner's counter of live accounts with it."""
        with transaction.atomic():
            self.save(force_insert=True)
            self._count(1)

    def remove(self) -> None:
        """Delete the row with all that hangs on it, move the partner's counter, and ask for the rest to be erased."""
        with transaction.atomic():
            deleted, _ = ConnectedAccount.objects.filter(pk=self.pk).delete()
            if deleted:
                self._count(-1)
                Erasure.objects.get_or_create(account_id=self.pk)

    def _count(self, more: int) -> None:
        if self.live:
            partner = Partner.objects.filter(pk=self.partner_id)
            partner.update(account_count=F("account_count") + more)
