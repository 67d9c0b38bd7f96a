"""What can be asked of the Usage page; every question may be left out."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from django import forms

from billing.drawing.spans import said
from billing.pages.filters import FIRST_DAY, STATUS, CallsForm, answered
from billing.pages.own import Own
from billing.pages.usage.days import Days
from billing.usage.statistics import MOST_DAYS

CLASSES = {
    "": "All",
    "2xx": "2xx – succeeded",
    "4xx": "4xx – refused",
    "5xx": "5xx – failed here or at the provider",
}
FILTERS = ("provider", "key", "account", "status", "app", "mode")


class UsageForm(CallsForm):
    """The filters of the page, named as in its address: from, to, provider, key, account, status, app, mode."""

    status = forms.RegexField(
        STATUS,
        required=False,
        widget=forms.Select,
        error_messages={"invalid": "Choose a status such as 404, or a class such as 4xx."},
    )
    field_order = ("from", "to", *FILTERS)

    def __init__(self, asked: Mapping[str, str], own: Own, *, so_far: Days) -> None:
        """`so_far` is what is shown unless days are asked for."""
        super().__init__(filled(asked, so_far), own)
        self.so_far = so_far
        self.offer("status", CLASSES)

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
    asked, first = answered(asked), so_far.first
    with suppress(ValueError):
        first = min(first, date.fromisoformat(asked.get("to", "")))
    return {"from": first.isoformat(), "to": so_far.last.isoformat(), **asked}
