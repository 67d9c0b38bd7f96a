"""An API key. We keep its digest, prefix and last four characters, never the key."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.keys import under_first_pepper
from accounts.models.account import ConnectedAccount
from accounts.models.api_key_rows import ApiKeyQuerySet
from accounts.models.api_key_standing import Standing
from accounts.models.app import App

LAST_USED_EVERY = timedelta(minutes=1)


class ApiKey(Standing, models.Model):
    class Kind(models.TextChoices):
        PARTNER = "partner"
        PERSONAL = "personal"
        APP = "app"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_keys"
    )
    app = models.ForeignKey(
        App, null=True, blank=True, on_delete=models.CASCADE, related_name="api_keys"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    live = models.BooleanField(
        default=True,
        db_default=True,
        editable=False,
        help_text="Else a test key: it reaches test accounts and the sandbox alone.",
    )
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    # The mark of the pepper that the digest was made under; empty: made before that was noted.
    pepper = models.CharField(max_length=16, default="", db_default="", editable=False)
    prefix = models.CharField(max_length=20, editable=False)
    last_four = models.CharField(max_length=4, editable=False)
    scopes = models.JSONField(null=True, blank=True, help_text="Empty: everything.")
    monthly_budget = models.PositiveBigIntegerField(
        null=True,
        blank=True,
        help_text="Calls the key may use up in a billing cycle. Empty: no limit of its own.",
    )
    networks = models.JSONField(
        null=True, blank=True, help_text="Networks it may be used from. Empty: from everywhere."
    )
    only_accounts = models.JSONField(
        null=True,
        blank=True,
        help_text="Ids of the connected accounts it may act for. Empty: for all.",
    )
    is_read_only = models.BooleanField(
        default=False, db_default=False, help_text="It may look at everything and change nothing."
    )
    replaces = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replaced_by"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)
    first_used_at = models.DateTimeField(null=True, blank=True, editable=False)
    first_used_ip = models.GenericIPAddressField(null=True, blank=True, editable=False)
    last_used_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_used_ip = models.GenericIPAddressField(null=True, blank=True, editable=False)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "API key"
        indexes = (
            models.Index(fields=("user", "-created_at"), name="api_keys_of_a_user"),
            models.Index(fields=("-created_at", "-id"), name="api_keys_newest_first"),
            models.Index(fields=("kind", "-created_at", "-id"), name="api_keys_by_kind"),
        )
        constraints = (
            models.CheckConstraint(
                name="only_app_keys_have_an_app",
                condition=Q(kind="app", app__isnull=False) | (~Q(kind="app") & Q(app__isnull=True)),
            ),
            models.CheckConstraint(
                name="test_keys_are_partner_keys", condition=Q(live=True) | Q(kind="partner")
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.masked})"

    @property
    def masked(self) -> str:
        return f"{self.prefix}…{self.last_four}"

    @property
    def idempotency_scope(self) -> str:
        """Return whose Idempotency-Keys the key's are among: all live keys of a user share one, all test keys."""
        return "" if self.live else "test"

    @property
    def rights(self) -> tuple[str, bool, list[str] | None, list[str] | None]:
        """Return for whom the key acts and what it may do; keys with the same rights are as good as one."""
        lists = (self.scopes, self.only_accounts)
        scopes, accounts = (None if each is None else sorted(each) for each in lists)
        return self.kind, self.is_read_only, scopes, accounts

    def allows(self, scope: str) -> bool:
        """Say whether the key may do what `scope` names; a key without scopes may do everything."""
        if not scope or self.scopes is None:
            return True
        family = f"{scope.split(':')[0]}:*"
        return scope in self.scopes or (family in self.scopes and family == "proxy:*")

    @property
    def accounts(self) -> "QuerySet[ConnectedAccount]":
        """Return the accounts there are for the key: its partner's, of its own mode."""
        partner = self.user.active_partner
        if partner is None:
            return ConnectedAccount.objects.none()
        return partner.accounts.filter(live=self.live)

    def revoke(self) -> bool:
        """Make the key worthless at once; say whether it was usable before."""
        return bool(
            ApiKey.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=timezone.now())
        )

    def touch(self, ip: str | None) -> bool:
        """Remember when and from where the key was used, at most once a minute; say whether it was time."""
        now = timezone.now()
        if self.last_used_at and now - self.last_used_at < LAST_USED_EVERY:
            return False
        stale = Q(last_used_at=None) | Q(last_used_at__lte=now - LAST_USED_EVERY)
        is_first = When(first_used_at=None, then=Value(ip, ApiKey._meta.get_field("first_used_ip")))
        ApiKey.objects.filter(stale, pk=self.pk).update(
            last_used_at=now,
            last_used_ip=ip,
            first_used_at=Coalesce("first_used_at", Value(now)),
            first_used_ip=Case(is_first, default=F("first_used_ip")),
        )
        return True

    def renew(self, raw_key: str) -> None:
        """Keep the key's digest under the first pepper from now on, so that a former one can go."""
        fresh = under_first_pepper(raw_key)
        if self.pepper != fresh["pepper"]:
            ApiKey.objects.filter(pk=self.pk).update(**fresh)
