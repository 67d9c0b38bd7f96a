"""The forms of the settings pages."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import ApiKey, Partner
from accounts.scopes import in_words
from connect.redirects import problem_with

EVERYTHING, CHOSEN, NEVER = "everything", "chosen", "never"
MAX_REDIRECT_URLS = 50


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
            (ApiKey.Kind.PERSONAL, "Your own integrations (personal key)"),
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


class RegistrationForm(forms.ModelForm):
    """The four facts a partner gives about itself."""

    website = forms.URLField(max_length=500, assume_scheme="https")
    use_case = forms.CharField(
        max_length=1000,
        required=False,
        help_text="What you build, and for whom.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    class Meta:
        model = Partner
        fields = ("company_name", "website", "contact_email", "use_case")
        help_texts = {
            "company_name": "Shown to the people who connect their accounts.",
            "contact_email": "Where we write when something is wrong with your calls.",
        }


class PartnerForm(RegistrationForm):
    """The same, and how connect sessions behave."""

    redirect_urls = forms.CharField(
        label="Redirect URLs",
        required=False,
        help_text="Where connect sessions may return to, one per line. Empty: anywhere.",
        widget=forms.Textarea(attrs={"rows": 4, "class": "mono", "spellcheck": "false"}),
    )
    hosted_connect = forms.BooleanField(
        label="Show our start page first",
        required=False,
        help_text="People see who asks and for what before they go to the provider.",
    )

    class Meta(RegistrationForm.Meta):
        fields = (*RegistrationForm.Meta.fields, "redirect_urls", "hosted_connect")

    def __init__(self, *args: Any, instance: Partner, **kwargs: Any) -> None:
        lines = {"redirect_urls": "\n".join(instance.redirect_urls)}
        super().__init__(*args, instance=instance, initial=lines, **kwargs)

    def clean_redirect_urls(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["redirect_urls"].splitlines()]
        urls = list(dict.fromkeys(filter(None, lines)))
        if len(urls) > MAX_REDIRECT_URLS:
            raise ValidationError(f"Register at most {MAX_REDIRECT_URLS} redirect URLs.")
        problems = [f"{url} {problem}." for url in urls if (problem := problem_with(url))]
        if problems:
            raise ValidationError(problems)
        return urls
