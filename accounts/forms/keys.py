"""What is asked about a new key."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.forms.lines import NetworksField, lines_of
from accounts.models import ApiKey, Partner
from accounts.scopes import in_words

EVERYTHING, CHOSEN, NEVER = "everything", "chosen", "never"
MOST_ACCOUNTS = 100


class KeyForm(forms.Form):
    """Asks what a new key is for, what it may do and how long it lives.

    `key_id` is chosen when the form is shown, so that the form makes one key however often it is sent.
    """

    key_id = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    name = forms.CharField(
        max_length=100,
        help_text="Where the key will be used, such as “Production server”.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label="Acts for",
        widget=forms.RadioSelect,
        choices=(
            (ApiKey.Kind.PARTNER, "Connected accounts of your partner profile (partner key)"),
            (
                ApiKey.Kind.PERSONAL,
                "Your own integrations when a call names no account; it may also act for and manage "
                "the accounts of your partner profile (personal key)",
            ),
        ),
    )
    access = forms.ChoiceField(
        label="May do",
        widget=forms.RadioSelect,
        initial=EVERYTHING,
        choices=((EVERYTHING, "Everything"), (CHOSEN, "Only what I choose")),
    )
    scopes = forms.MultipleChoiceField(
        label="Choose what the key may do",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=lambda: in_words().items(),
    )
    is_read_only = forms.BooleanField(
        label="May only look",
        required=False,
        help_text="Lists, searches and reads work; whatever would change something is refused.",
    )
    networks = NetworksField(
        label="Only from these networks",
        required=False,
        help_text="One address or network per line, such as 203.0.113.7 or 10.0.0.0/8. Empty: from everywhere.",
    )
    only_accounts = forms.CharField(
        label="Only for these accounts",
        required=False,
        help_text="External ids of connected accounts, one per line. Empty: for all, also later ones.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "mono", "spellcheck": "false"}),
    )
    expires = forms.ChoiceField(
        initial=NEVER,
        choices=(*((str(days), f"In {days} days") for days in (30, 90, 365)), (NEVER, "Never")),
    )

    def __init__(self, *args: Any, partner: Partner | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partner = partner
        self.initial["kind"] = ApiKey.Kind.PERSONAL if partner is None else ApiKey.Kind.PARTNER
        if partner is None:
            del self.fields["only_accounts"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("access") == CHOSEN and cleaned.get("scopes") == []:
            self.add_error("scopes", "Choose at least one, or let the key do everything.")
        return cleaned

    def clean_only_accounts(self) -> list[str] | None:
        """Return the ids of the accounts named, or None where none is."""
        named = lines_of(self.cleaned_data["only_accounts"])
        if len(named) > MOST_ACCOUNTS:
            raise ValidationError(f"Name at most {MOST_ACCOUNTS} accounts.")
        found = dict(
            self.partner.accounts.filter(external_id__in=named).values_list("external_id", "pk")
        )
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
            "scopes": asked["scopes"] if asked["access"] == CHOSEN else None,
            "is_read_only": asked["is_read_only"],
            "networks": asked["networks"] or None,
            "only_accounts": asked.get("only_accounts"),
            "expires_at": in_days(asked["expires"]),
        }


def in_days(days: str) -> datetime | None:
    return None if days == NEVER else timezone.now() + timedelta(days=int(days))
