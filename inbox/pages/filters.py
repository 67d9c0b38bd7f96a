"""What can be asked of the list of events."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q

from config.day_field import DayField
from config.list_filters import Choices, FiltersForm, mode, named, one_of
from inbox.models import InboxEvent
from providers.registry import providers

FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2999, 12, 31)
TYPED = {"autocomplete": "off", "spellcheck": "false"}


def provider_choices() -> Choices:
    return named((slug, each.name) for slug, each in providers().items())


def exactly(label: str, longest: int) -> forms.CharField:
    """Return the question for a whole name."""
    return forms.CharField(
        label=label,
        required=False,
        strip=False,
        max_length=longest,
        widget=forms.TextInput(attrs=TYPED),
    )


class InboxFilters(FiltersForm):
    """The filters of the list of events. Days are UTC."""

    status = one_of("status", named((name, name) for name in InboxEvent.Status.values))
    provider = one_of("provider", provider_choices)
    type = exactly("Type", 60)
    account = exactly("Account", 255)
    mode = mode()

    def __init__(self, asked: dict[str, str], *, has_accounts: bool) -> None:
        super().__init__(asked)
        if not has_accounts:
            del self.fields["account"], self.fields["mode"]
        self.fields |= {"from": DayField(label="From"), "to": DayField(label="To")}

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
        return {n: str(v) for n, v in self.cleaned_data.items() if v} if self.is_valid() else {}

    @property
    def columns(self) -> dict[str, str]:
        """Return what is asked of an event itself."""
        names = ("status", "provider", "type")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data[name]}

    @property
    def span(self) -> Q:
        """Return the condition on when an event came in: from the first day to the end of the last."""
        first, last = self.cleaned_data["from"], self.cleaned_data["to"]
        begun = Q(received_at__gte=midnight(first)) if first else Q()
        return begun & (Q(received_at__lt=midnight(last + timedelta(days=1))) if last else Q())


def midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
