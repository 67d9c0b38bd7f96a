"""An API key. We keep its digest, prefix and last four characters, never the key."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.keys import RawKey, digests_of, new_key
from accounts.models.app import App

LAST_USED_EVERY = timedelta(minutes=1)
SOON = timedelta(days=7)
FORGOTTEN_AFTER = timedelta(days=90)


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    def usable(self) -> "ApiKeyQuerySet":
        """Return keys that are neither revoked nor past their expiry."""
        alive = Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now())
        return self.filter(alive, revoked_at=None, user__is_active=True)

    def with_successors(self) -> "ApiKeyQuerySet":
        """Note on each key whether another one replaces it (`is_replaced`)."""
        return self.annotate(is_replaced=Exists(ApiKey.objects.filter(replaces=OuterRef("pk"))))

    def ended(self) -> "ApiKeyQuerySet":
        """Return keys that are revoked or past their expiry."""
        return self.filter(Q(revoked_at__isnull=False) | Q(expires_at__lte=timezone.now()))

    def recognise(self, raw_key: str) -> "ApiKey | None":
        """Return the usable key this text is, with its user and partner, or None."""
        owned = self.usable().select_related("user__partner")
        return owned.filter(digest__in=digests_of(raw_key)).first()

    def recognise_of_app(self, raw_key: str) -> "ApiKey | None":
        """Return the usable key of an app this text is, with the app and its partner, or None."""
        owned = self.usable().select_related("user__partner", "app__partner__user")
        return owned.filter(digest__in=digests_of(raw_key), kind=ApiKey.Kind.APP).first()

    def issue(
        self, user: models.Model, kind: str, name: str, **fields: object
    ) -> "tuple[ApiKey, str]":
        """Make a key and return it with the raw text, which exists nowhere else afterwards."""
        raw: RawKey = new_key(app=kind == ApiKey.Kind.APP)
        key = self.create(
            user=user,
            kind=kind,
            name=name,
            digest=raw.digest,
            prefix=raw.prefix,
            last_four=raw.last_four,
            **fields,
        )
        return key, raw.text


class ApiKey(models.Model):
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
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True, editable=False)
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
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.masked})"

    @property
    def masked(self) -> str:
        return f"{self.prefix}…{self.last_four}"

    @property
    def is_expired(self) -> bool:
        return self.expires_at is not None and timezone.now() >= self.expires_at

    @property
    def is_usable(self) -> bool:
        return self.revoked_at is None and not self.is_expired

    @property
    def status(self) -> str:
        """Return how the key stands: revoked, expired or active."""
        if self.revoked_at is not None:
            return "revoked"
        return "expired" if self.is_expired else "active"

    @property
    def expires_soon(self) -> bool:
        """Say whether a working key stops within a week."""
        if self.expires_at is None or not self.is_usable:
            return False
        return self.expires_at - timezone.now() < SOON

    @property
    def is_forgotten(self) -> bool:
        """Say whether a working key has not been used for so long that nobody may need it."""
        seen = self.last_used_at or self.created_at
        return self.is_usable and timezone.now() - seen >= FORGOTTEN_AFTER

    idempotency_scope = ""  # all keys of a user share one

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

    def revoke(self) -> bool:
        """Make the key worthless at once; say whether it was usable before."""
        return bool(
            ApiKey.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=timezone.now())
        )

    def touch(self, ip: str | None) -> None:
        """Remember when and from where the key was used, at most once a minute."""
        now = timezone.now()
        if self.last_used_at and now - self.last_used_at < LAST_USED_EVERY:
            return
        stale = Q(last_used_at=None) | Q(last_used_at__lte=now - LAST_USED_EVERY)
        changes = {"last_used_at": now, "last_used_ip": ip}
        ApiKey.objects.filter(stale, pk=self.pk).update(**changes)
        if self.first_used_at is None:
            first = {"first_used_at": now, "first_used_ip": ip}
            ApiKey.objects.filter(pk=self.pk, first_used_at=None).update(**first)
