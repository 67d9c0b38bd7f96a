"""What can be asked of the audit log; every question may be left out."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms

from accounts.audit.words import ACTORS, FAMILIES
from config.day_field import DayField

ALL = {"": "All"}
FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2999, 12, 31)


class AuditForm(forms.Form):
    """The filters of the log, named as in its address."""

    family = forms.ChoiceField(
        label="What",
        required=False,
        choices=list((ALL | FAMILIES).items()),
        error_messages={"invalid_choice": "Nothing of the kind “%(value)s” is logged."},
    )
    actor = forms.ChoiceField(
        label="Who",
        required=False,
        choices=[(str(name), words) for name, words in (ALL | ACTORS).items()],
        error_messages={"invalid_choice": "Nobody called “%(value)s” acts here."},
    )

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__({name: value for name, value in asked.items() if value.strip()})
        self.fields = {"from": DayField(label="From"), "to": DayField(label="To"), **self.fields}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and last < first:
            self.add_error("to", "The last day is before the first.")
        for name, day in (("from", first), ("to", last)):
            if day and not FIRST_DAY <= day <= LAST_DAY:
                self.add_error(name, "There are no events of that time.")
        return cleaned

    @property
    def filters(self) -> dict[str, str]:
        """Return what is asked for as it stands in an address; nothing where any of it is wrong."""
        if not self.is_valid():
            return {}
        return {name: str(value) for name, value in self.cleaned_data.items() if value}

    @property
    def conditions(self) -> dict[str, Any]:
        """Return what is asked for as the log takes it: days from their first to their last moment."""
        first, last = self.cleaned_data["from"], self.cleaned_data["to"]
        return {
            "family": self.cleaned_data["family"],
            "actor": self.cleaned_data["actor"],
            "since": midnight(first) if first else None,
            "until": midnight(last + timedelta(days=1)) if last else None,
        }


def midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
