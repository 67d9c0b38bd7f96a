"""Filters that stand in the address of a list; every question may be left out."""

from collections.abc import Iterable, Mapping

from django import forms

ALL = {"": "All"}
LIVE, TEST = "live", "test"
Choices = list[tuple[str, str]]


class FiltersForm(forms.Form):
    """The filters of a list, named as in its address; a question left empty is not asked."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__({name: value for name, value in asked.items() if value.strip()})

    @property
    def filters(self) -> dict[str, str]:
        """Return what is asked for as it stands in an address."""
        return {name: value for name, value in self.cleaned_data.items() if value}


def beginning(label: str) -> forms.CharField:
    """Return the question for what an id begins with."""
    typed = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=label, required=False, max_length=255, widget=typed)


def one_of(what: str, choices: object) -> forms.ChoiceField:
    """Return the question for one of the choices, or all of them."""
    wrong = {"invalid_choice": f"There is no {what} “%(value)s”."}
    return forms.ChoiceField(required=False, choices=choices, error_messages=wrong)


def named(found: Iterable[tuple[str, str]]) -> Choices:
    """Return choices, with all of them first."""
    return [*ALL.items(), *found]


def mode() -> forms.ChoiceField:
    """Return the question for what is live, or of test mode."""
    return one_of("mode", named(((LIVE, "Live"), (TEST, "Test"))))


def live_of(cleaned: Mapping[str, str]) -> bool | None:
    """Return whether live or test is asked for; None: both."""
    asked = cleaned.get("mode")
    return asked == LIVE if asked else None
