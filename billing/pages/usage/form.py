"""What can be asked of the Usage page; every question may be left out."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from django import forms

from billing.drawing.spans import said
from billing.pages.usage.days import FIRST_DAY, MOST_DAYS, Days
from billing.pages.usage.fields import ALL, STATUS, day_field, provider_names

CLASSES = {
    "": "All",
    "2xx": "2xx – succeeded",
    "4xx": "4xx – refused",
    "5xx": "5xx – failed here or at the provider",
}
FILTERS = ("provider", "key", "account", "status", "app")


class UsageForm(forms.Form):
    """The filters of the page, named as in its address: from, to, provider, key, account, status, app."""

    provider = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "There is no provider “%(value)s”."}
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
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    status = forms.RegexField(
        STATUS,
        required=False,
        widget=forms.Select,
        error_messages={"invalid": "Choose a status such as 404, or a class such as 4xx."},
    )
    app = forms.CharField(required=False, max_length=40, widget=forms.Select)

    def __init__(
        self,
        asked: Mapping[str, str],
        *,
        so_far: Days,
        keys: Mapping[str, str],
        apps: Mapping[str, str],
        has_accounts: bool,
    ) -> None:
        """`so_far` is what is shown unless days are asked for; `keys` and `apps` are names by id."""
        asked = {name: value for name, value in asked.items() if value.strip()}
        super().__init__(filled(asked, so_far))
        self.so_far = so_far
        self.fields = {"from": day_field("From"), "to": day_field("To"), **self.fields}
        self.fields["provider"].choices = [("", "All"), *provider_names().items()]
        self.offer("key", ALL | keys)
        self.offer("status", CLASSES)
        self.offer("app", ALL | apps)
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
        if first and last:
            self.check(Days(first, last))
        return cleaned

    def check(self, days: Days) -> None:
        """Refuse days that are no range, or too many."""
        if days.last < days.first:
            self.add_error("to", "The last day is before the first.")
        elif days.number > MOST_DAYS:
            self.add_error("from", f"Ask for at most {MOST_DAYS} days; these are {days.number}.")
        elif days.first > self.so_far.last:
            self.add_error("from", f"Still to come: today is {said(self.so_far.last)} (UTC).")
        elif days.first < FIRST_DAY:
            self.add_error("from", f"There are no calls from before {said(FIRST_DAY)}.")

    @property
    def days(self) -> Days:
        """Return the days asked for; the cycle so far where anything asked for is wrong."""
        if not self.is_valid():
            return self.so_far
        return Days(self.cleaned_data["from"], self.cleaned_data["to"])

    @property
    def filters(self) -> dict[str, str]:
        """Return the filters as they stand in an address; none where anything asked for is wrong."""
        if not self.is_valid():
            return {}
        asked = {name: self.cleaned_data.get(name) for name in FILTERS}
        return {name: str(value) for name, value in asked.items() if value}


def filled(asked: Mapping[str, str], so_far: Days) -> dict[str, str]:
    """Return what was asked for, with both ends of the range."""
    first = so_far.first
    with suppress(ValueError):
        first = min(first, date.fromisoformat(asked.get("to", "")))
    return {"from": first.isoformat(), "to": so_far.last.isoformat(), **asked}
