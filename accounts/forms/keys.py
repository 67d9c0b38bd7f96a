"""What is asked about a new key."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import ApiKey
from accounts.scopes import in_words

EVERYTHING, CHOSEN, NEVER = "everything", "chosen", "never"


class KeyForm(forms.Form):
    """Asks what a new key is for, what it may do and how long it lives."""

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
    expires = forms.ChoiceField(
        initial=NEVER,
        choices=(*((str(days), f"In {days} days") for days in (30, 90, 365)), (NEVER, "Never")),
    )

    def __init__(self, *args: Any, for_partner: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["kind"] = ApiKey.Kind.PARTNER if for_partner else ApiKey.Kind.PERSONAL

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("access") == CHOSEN and cleaned.get("scopes") == []:
            self.add_error("scopes", "Choose at least one, or let the key do everything.")
        return cleaned

    def key_fields(self) -> dict[str, Any]:
        """Return what `issue` takes; scopes are None where the key may do everything."""
        asked = self.cleaned_data
        return {
            "name": asked["name"],
            "kind": asked["kind"],
            "scopes": asked["scopes"] if asked["access"] == CHOSEN else None,
            "expires_at": in_days(asked["expires"]),
        }


def in_days(days: str) -> datetime | None:
    return None if days == NEVER else timezone.now() + timedelta(days=int(days))
