"""What is asked about an app; the API's own rules decide what may be answered."""

from typing import Any
from uuid import uuid4

from django import forms

from accounts.app_setup.life import LONGEST_NAME
from accounts.forms.keys import KeyForm, in_days
from accounts.forms.lines import lines_of


class AppForm(forms.Form):
    """Asks how an app is called."""

    name = forms.CharField(
        max_length=LONGEST_NAME,
        help_text="For you alone, such as “Web shop” or “Web shop, staging”.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class OriginsForm(forms.Form):
    """Asks from which web pages end users call."""

    allowed_origins = forms.CharField(
        label="Allowed origins",
        required=False,
        help_text="One per line: scheme, host and port, such as https://shop.example. Pages of these origins may "
        "call with their end user’s token. Empty: no page may; servers always can.",
        widget=forms.Textarea(attrs={"rows": 5, "class": "mono", "spellcheck": "false"}),
    )

    def clean_allowed_origins(self) -> list[str]:
        return lines_of(self.cleaned_data["allowed_origins"])


class AppKeyForm(KeyForm):
    """Asks what a key of an app is for and what limits it has; it acts for the app in all things."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("mode", "kind", "access", "scopes"):
            self.fields.pop(name, None)
        self.fields["only_accounts"].label = "Only for these users"
        self.fields[
            "only_accounts"
        ].help_text = "User ids, one per line, of people who are known already. Empty: for all, also later ones."

    def limits(self) -> dict[str, Any]:
        """Return what `issue_key` takes beside the name."""
        asked = self.cleaned_data
        return {
            "id": asked["key_id"] or uuid4(),
            "is_read_only": asked["is_read_only"],
            "networks": asked["networks"] or None,
            "only_accounts": asked["only_accounts"],
            "expires_at": in_days(asked["expires"]),
        }
