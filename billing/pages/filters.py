"""The questions about calls that the Usage page and the request log have in common."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django import forms

from accounts.models import ConnectedAccount
from billing.limits.standing import Standing, in_test_mode
from billing.pages.own import Own
from billing.usage.filters import NONE
from config.day_field import DayField
from config.list_filters import TEST
from providers.registry import providers

STATUS = r"^(?:[1-5]xx|[1-5]\d\d)$"
ALL = {"": "All"}
FIRST_DAY = date(2020, 1, 1)  # earlier calls there are none of
PLAIN = {"autocomplete": "off", "spellcheck": "false"}
NOBODY = UUID(int=0)  # an account that no call was made for


class CallsForm(forms.Form):
    """Filters that are named as in the addresses of both pages, so that these can lead to each other."""

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
        widget=forms.TextInput(attrs=PLAIN),
    )
    app = forms.CharField(required=False, max_length=40, widget=forms.Select)
    mode = forms.ChoiceField(
        required=False,
        choices=(("", "Live"), (TEST, "Test")),
        error_messages={"invalid_choice": "There is no mode “%(value)s”."},
    )

    def __init__(self, asked: Mapping[str, str], own: Own) -> None:
        super().__init__(answered(asked))
        if own.is_of_test(self.data.get("key", "")):
            self.data["mode"] = TEST
        self.fields = {"from": DayField(label="From"), "to": DayField(label="To"), **self.fields}
        self.fields["provider"].choices = list(provider_choices().items())
        self.offer("key", ALL | own.key_labels)
        self.offer("app", ALL | {NONE: "No app"} | own.apps)
        for name, is_of_use in (
            ("account", own.partner),
            ("app", own.apps),
            ("mode", own.partner),
        ):
            if not is_of_use and name not in self.data:
                del self.fields[name]

    def offer(self, name: str, choices: Mapping[str, str]) -> None:
        """Let a field be chosen from a list. What was asked for is in it, known or not."""
        value = self.data.get(name, "")
        offered = choices if value in choices else {**choices, value: value}
        self.fields[name].widget.choices = list(offered.items())


def answered(asked: Mapping[str, str]) -> dict[str, str]:
    """Return the questions that are not left empty."""
    return {name: value for name, value in asked.items() if value.strip()}


def of_mode(standing: Standing, asked: Mapping[str, str]) -> Standing:
    """Return as whose the calls asked for are recorded: those of test mode stand apart."""
    return in_test_mode(standing) if asked.get("mode") == TEST else standing


def account_id(text: str, account: ConnectedAccount | None) -> UUID | None:
    """Return the id of the account asked for. One that is deleted has calls too, under its own id."""
    if account is not None or not text:
        return account and account.pk
    try:
        return UUID(text)
    except ValueError:
        return NOBODY


def provider_choices() -> dict[str, str]:
    """Return what may be asked: every provider by its slug, and calls of our own routes."""
    names = {slug: provider.name for slug, provider in providers().items()}
    return ALL | {NONE: "No provider"} | names
