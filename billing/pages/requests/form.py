"""What can be asked of the request log; every question may be left out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator

from billing.drawing.fixes import BY_ANY_CODE, BY_LIMIT
from billing.pages.filters import ALL, FIRST_DAY, PLAIN, STATUS, CallsForm
from billing.pages.own import Own

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")
LAST_DAY = date(2999, 12, 31)
MORE = ("key", "account", "method", "error", "request_id", "app")  # folded away until one is used


class RequestLogForm(CallsForm):
    """The filters of the log, named as in its address; the Usage page links here with the same names."""

    status = forms.RegexField(
        STATUS,
        required=False,
        error_messages={"invalid": "Write a status such as 404, or a class such as 4xx."},
        widget=forms.TextInput(attrs={"placeholder": "404 or 4xx", "list": "statuses", **PLAIN}),
    )
    path = forms.CharField(
        label="Path contains", required=False, max_length=200, widget=forms.TextInput(attrs=PLAIN)
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
    field_order = ("from", "to", "status", "provider", "path", *MORE)

    def __init__(self, asked: Mapping[str, str], own: Own) -> None:
        super().__init__(asked, own)
        self.fields["to"].validators.append(MaxValueValidator(LAST_DAY))
        self.offer("error", ALL | errors())

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
    return {code: code for code in BY_ANY_CODE} | limits
