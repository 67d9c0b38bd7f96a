"""What is asked about a new key."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.forms.key_fields import CHOSEN, LIVE, NEVER, KeyFields
from accounts.forms.lines import lines_of
from accounts.models import ApiKey, Partner

MOST_ACCOUNTS = 100


class KeyForm(KeyFields):
    """Asks what a new key is for, what it may do and how long it lives."""

    def __init__(self, *args: Any, partner: Partner | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partner = partner
        self.initial["kind"] = ApiKey.Kind.PERSONAL if partner is None else ApiKey.Kind.PARTNER
        if partner is None:
            del self.fields["only_accounts"]
        if partner is None or not settings.SANDBOX_ON:
            del self.fields["mode"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("access") == CHOSEN and cleaned.get("scopes") == []:
            self.add_error("scopes", "Choose at least one, or let the key do everything.")
        if not self.is_live and cleaned.get("kind") == ApiKey.Kind.PERSONAL:
            self.add_error("kind", "A test key acts for test accounts: make it a partner key.")
        return cleaned

    @property
    def is_live(self) -> bool:
        return self.cleaned_data.get("mode", LIVE) == LIVE

    def clean_only_accounts(self) -> list[str] | None:
        """Return the ids of the accounts named, or None where none is."""
        named = lines_of(self.cleaned_data["only_accounts"])
        if len(named) > MOST_ACCOUNTS:
            raise ValidationError(f"Name at most {MOST_ACCOUNTS} accounts.")
        accounts = self.partner.accounts.filter(live=self.is_live, external_id__in=named)
        found = dict(accounts.values_list("external_id", "pk"))
        if unknown := [name for name in named if name not in found]:
            raise ValidationError(f"There is no connected account “{unknown[0][:80]}”.")
        return [str(found[name]) for name in named] or None

    def key_fields(self) -> dict[str, Any]:
        """Return what `issue` takes; scopes are None where the key may do everything."""
        asked = self.cleaned_data
        return {
            "id": asked["key_id"] or uuid4(),
            "name": asked["name"],
            "kind": asked["kind"],
            "live": self.is_live,
            "scopes": asked["scopes"] if asked["access"] == CHOSEN else None,
            "is_read_only": asked["is_read_only"],
            "networks": asked["networks"] or None,
            "only_accounts": asked.get("only_accounts"),
            "expires_at": in_days(asked["expires"]),
        }


def in_days(days: str) -> datetime | None:
    return None if days == NEVER else timezone.now() + timedelta(days=int(days))
