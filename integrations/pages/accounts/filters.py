"""What can be asked of the list of accounts; every question may be left out."""

from collections.abc import Mapping

from django import forms

from integrations.browsing import Asked
from integrations.models import Integration
from providers.registry import providers

ALL = {"": "All"}


def provider_choices() -> list[tuple[str, str]]:
    return list((ALL | {slug: each.name for slug, each in providers().items()}).items())


class AccountFilters(forms.Form):
    """The filters of the list, named as in its address."""

    search = forms.CharField(
        label="External ID begins with",
        required=False,
        max_length=255,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    provider = forms.ChoiceField(
        required=False,
        choices=provider_choices,
        error_messages={"invalid_choice": "There is no provider “%(value)s”."},
    )
    status = forms.ChoiceField(
        required=False,
        choices=[*ALL.items(), *((status, status) for status in Integration.Status.values)],
        error_messages={"invalid_choice": "There is no status “%(value)s”."},
    )

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__({name: value for name, value in asked.items() if value.strip()})

    @property
    def filters(self) -> dict[str, str]:
        """Return what is asked for as it stands in an address."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def asked(self) -> Asked:
        asked = self.cleaned_data
        return Asked(asked["search"], asked["provider"], asked["status"])
