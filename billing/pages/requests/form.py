"""What can be asked of the request log; every question may be left out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator

from billing.drawing.fixes import BY_CODE, BY_LIMIT
from billing.pages.usage.days import FIRST_DAY
from billing.pages.usage.form import ALL, STATUS, day_field, provider_names

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")
LAST_DAY = date(2999, 12, 31)
MORE = ("key", "account", "method", "error", "request_id", "app")  # folded away until one is used
PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class RequestLogForm(forms.Form):
    """The filters of the log, named as in its address; the Usage page links here with the same names."""

    status = forms.RegexField(
        STATUS,
        required=False,
        error_messages={"invalid": "Write a status such as 404, or a class such as 4xx."},
        widget=forms.TextInput(attrs={"placeholder": "404 or 4xx", "list": "statuses", **PLAIN}),
    )
    provider = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "There is no provider “%(value)s”."}
    )
    path = forms.CharField(
        label="Path contains", required=False, max_length=200, widget=forms.TextInput(attrs=PLAIN)
    )
    key = forms.UUIDField(
        required=False,
        widget=forms.Select,
        error_messages={"invalid": "This is not the id of a key."},
    )
    account = forms.CharField(
        label="Account (external ID)",
        required=False,
        max_length=255,
        widget=forms.TextInput(attrs=PLAIN),
    )
    method = forms.ChoiceField(
        required=False,
        choices=[*ALL.items(), *((method, method) for method in METHODS)],
        error_messages={"invalid_choice": "There is no method “%(value)s” here."},
    )
    error = forms.CharField(required=False, max_length=60, widget=forms.Select)
    request_id = forms.CharField(
        label="Request ID", required=False, max_length=100, widget=forms.TextInput(attrs=PLAIN)
    )
    app = forms.CharField(required=False, max_length=40, widget=forms.Select)

    def __init__(
        self,
        asked: Mapping[str, str],
        *,
        keys: Mapping[str, str],
        apps: Mapping[str, str],
        has_accounts: bool,
    ) -> None:
        """`keys` and `apps` are names by id."""
        asked = {name: value for name, value in asked.items() if value.strip()}
        super().__init__(asked)
        self.fields = {"from": day_field("From"), "to": day_field("To"), **self.fields}
        self.fields["to"].validators.append(MaxValueValidator(LAST_DAY))
        self.fields["provider"].choices = [*ALL.items(), *provider_names().items()]
        self.offer("key", ALL | keys)
        self.offer("app", ALL | apps)
        self.offer("error", ALL | errors())
        for name, is_of_use in (("account", has_accounts), ("app", apps)):
            if not is_of_use and name not in asked:
                del self.fields[name]

    def offer(self, name: str, choices: Mapping[str, str]) -> None:
        """Let a field be chosen from a list. What was asked for is in it, known or not."""
        value = self.data.get(name, "")
        offered = choices if value in choices else {**choices, value: value}
        self.fields[name].widget.choices = list(offered.items())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and last < first:
            self.add_error("to", "The last day is before the first.")
        if first and not FIRST_DAY <= first <= LAST_DAY:
            self.add_error("from", "There are no calls of that time.")
        return cleaned

    @property
    def filters(self) -> dict[str, str]:
        """Return what is asked for as it stands in an address; nothing where any of it is wrong."""
        if not self.is_valid():
            return {}
        return {name: str(value) for name, value in self.cleaned_data.items() if value}

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in MORE]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name in MORE]

    @property
    def more_are_used(self) -> bool:
        return any(self.data.get(name) for name in MORE)


def errors() -> dict[str, str]:
    """Return every error one can look for; a limit is named behind a point."""
    limits = {f"RATE_LIMITED.{name}": f"RATE_LIMITED ({name})" for name in BY_LIMIT}
    return {code: code for code in BY_CODE} | limits
