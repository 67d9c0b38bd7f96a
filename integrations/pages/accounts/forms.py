"""What is asked about an account; the API's own rules decide what may be answered."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.serializers import AccountChangeSerializer, AccountSerializer
from config.api.errors import Invalid
from config.api.parser import parse_json

PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class DisplayNameField(forms.CharField):
    """A name that may be left out; an empty one is none."""

    def __init__(self) -> None:
        super().__init__(
            max_length=255,
            required=False,
            empty_value=None,
            help_text="How your people recognise the account here. It is not sent to providers.",
            widget=forms.TextInput(attrs=PLAIN),
        )


class MetadataField(forms.CharField):
    """A JSON object; gives it as a dict."""

    widget = forms.Textarea(attrs={"rows": 10, "class": "mono", "spellcheck": "false"})

    def prepare_value(self, value: Any) -> str:
        return value if isinstance(value, str) else pretty(value)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return parse_json(text.encode()) if text else {}
        except Invalid as exc:
            raise ValidationError(f"{exc}.".replace("The body", "The text")) from exc


class CheckedForm(forms.Form):
    """A form whose answers pass the serializer that the API reads its bodies with."""

    def check(self, cleaned: dict[str, Any], serializer: Any) -> dict[str, Any]:
        if not self.errors and not serializer.is_valid():
            for name, problems in serializer.errors.items():
                self.add_error(name, [str(problem) for problem in problems])
        self.serializer = serializer
        return cleaned


class AccountForm(CheckedForm):
    """Asks who a new account is."""

    external_id = forms.CharField(
        label="External ID",
        max_length=255,
        strip=False,
        help_text="Your own id of the person, such as user-123: what X-Account-Id will hold. It stays as it is.",
        widget=forms.TextInput(attrs=PLAIN),
    )
    display_name = DisplayNameField()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        return self.check(cleaned, AccountSerializer(data=cleaned))


class AccountChangeForm(CheckedForm):
    """Asks what may be changed of an account."""

    display_name = DisplayNameField()
    metadata = MetadataField(
        required=False, help_text="A JSON object of at most 64 KB, for you alone. Empty: none."
    )

    def __init__(self, *args: Any, account: Any, **kwargs: Any) -> None:
        initial = {"display_name": account.display_name, "metadata": account.metadata}
        super().__init__(*args, initial=initial, **kwargs)
        self.account = account

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        serializer = AccountChangeSerializer(self.account, data=cleaned, partial=True)
        return self.check(cleaned, serializer)


def pretty(value: Any) -> str:
    """Return JSON as people read it."""
    return json.dumps(value, indent=2, ensure_ascii=False)
