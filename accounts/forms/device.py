"""What is asked of the person who signs a device in."""

from typing import Any

from django import forms

from accounts.device.codes import as_typed


class CodeForm(forms.Form):
    """Asks for the code that the device shows."""

    user_code = forms.CharField(
        label="Code",
        max_length=40,
        help_text="Eight letters, such as BCDF-GHJK. Small letters and a missing dash are fine.",
        widget=forms.TextInput(
            attrs={
                "class": "mono",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    def clean_user_code(self) -> str:
        return as_typed(self.cleaned_data["user_code"])


class ApprovalForm(forms.Form):
    """Asks what the key shall be called."""

    key_name = forms.CharField(
        label="Name of the key",
        max_length=100,
        help_text="You will find the key under this name in Settings, and can revoke it there.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, client_name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["key_name"] = client_name or "Command line"
