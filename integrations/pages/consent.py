"""Which permissions a person is asked for."""

from typing import Any

from django import forms

from accounts.models import ConnectedAccount
from integrations.models import EnabledPermission
from providers.registry import permissions
from providers.spec import Provider


class ConsentForm(forms.Form):
    """Permissions of one provider; ticked are those granted now, or before the first time the usual ones."""

    provider = forms.CharField(widget=forms.HiddenInput)
    permissions = forms.MultipleChoiceField(
        label="What to ask for",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="None ticked: what is usually asked for.",
    )

    def __init__(
        self, provider: Provider, account: ConnectedAccount | None, *args: Any, **kwargs: Any
    ) -> None:
        known = permissions(provider)
        super().__init__(*args, **kwargs)
        self.provider = provider
        self.initial = {"provider": provider.slug, "permissions": usual(provider, account)}
        self.fields["permissions"].choices = [
            (name, f"{each.description} ({name})") for name, each in known.items()
        ]


def usual(provider: Provider, account: ConnectedAccount | None) -> list[str]:
    """Return the ids of the permissions granted now; where there is no connection, of the default ones."""
    rows = EnabledPermission.objects.filter(
        integration__account=account, integration__provider=provider.slug, is_granted=True
    )
    granted = list(rows.values_list("permission", flat=True))
    return granted or [name for name, each in permissions(provider).items() if each.default]
