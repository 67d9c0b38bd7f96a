"""Which keys: the usable ones, the one that a text is, a new one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.keys import RawKey, digests_of, new_key, under_first_pepper

if TYPE_CHECKING:
    from accounts.models.api_key import ApiKey


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    def usable(self) -> "ApiKeyQuerySet":
        """Return keys that are neither revoked nor past their expiry."""
        alive = Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now())
        return self.filter(alive, revoked_at=None, user__is_active=True)

    def with_successors(self) -> "ApiKeyQuerySet":
        """Note on each key whether another one replaces it (`is_replaced`)."""
        return self.annotate(is_replaced=Exists(self.model.objects.filter(replaces=OuterRef("pk"))))

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
        return owned.filter(digest__in=digests_of(raw_key), kind=self.model.Kind.APP).first()

    def known(self, raw_keys: Iterable[str]) -> "dict[str, ApiKey]":
        """Return the key that each of these texts is, however it stands, with its user and partner."""
        texts = {digest: raw for raw in raw_keys for digest in digests_of(raw)}
        found = self.select_related("user__partner").filter(digest__in=texts)
        return {texts[key.digest]: key for key in found}

    def issue(
        self, user: models.Model, kind: str, name: str, *, live: bool = True, **fields: object
    ) -> "tuple[ApiKey, str]":
        """Make a key and return it with the raw text, which exists nowhere else afterwards."""
        raw: RawKey = new_key(app=kind == self.model.Kind.APP, live=live)
        key = self.create(
            user=user,
            kind=kind,
            live=live,
            name=name,
            prefix=raw.prefix,
            last_four=raw.last_four,
            **under_first_pepper(raw.text),
            **fields,
        )
        return key, raw.text
