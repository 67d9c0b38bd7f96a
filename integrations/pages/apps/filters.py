"""What can be asked of an app's connections; every question may be left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.db.models import QuerySet

from integrations.apps_api.connections import STATUSES
from integrations.apps_api.reaching import of_toolkit
from integrations.browsing import Asked
from integrations.models import Integration
from integrations.pages.accounts.filters import ALL
from providers.toolkits import Toolkit, toolkits

NAMED = {name: status for status, name in STATUSES.items()}


def toolkit_choices() -> list[tuple[str, str]]:
    return list((ALL | {slug: each.name for slug, each in toolkits().items()}).items())


@dataclass(frozen=True)
class AskedOfApp(Asked):
    """What user ids begin with, and of which toolkit and status one of their connections is."""

    toolkit: Toolkit | None = None

    def integrations(self) -> QuerySet[Integration]:
        """Return those with such a connection; accounts without any are not listed."""
        wanted = [self.status] if self.status else list(STATUSES)
        return of_toolkit(Integration.objects.filter(status__in=wanted), self.toolkit)


class ConnectionFilters(forms.Form):
    """The filters of the list, named as in its address."""

    user = forms.CharField(
        label="User ID begins with",
        required=False,
        max_length=255,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    toolkit = forms.ChoiceField(
        required=False,
        choices=toolkit_choices,
        error_messages={"invalid_choice": "There is no toolkit “%(value)s”."},
    )
    status = forms.ChoiceField(
        required=False,
        choices=[*ALL.items(), *((name, name) for name in NAMED)],
        error_messages={"invalid_choice": "There is no status “%(value)s”."},
    )

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__({name: value for name, value in asked.items() if value.strip()})

    @property
    def filters(self) -> dict[str, str]:
        """Return what is asked for as it stands in an address."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def toolkit_asked(self) -> Toolkit | None:
        return toolkits().get(self.cleaned_data["toolkit"])

    @property
    def asked(self) -> AskedOfApp:
        asked = self.cleaned_data
        status, toolkit = NAMED.get(asked["status"], ""), self.toolkit_asked
        provider = toolkit.provider.slug if toolkit else ""
        return AskedOfApp(asked["user"], provider, status, toolkit)
