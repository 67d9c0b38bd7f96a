"""A day (UTC) that a list is asked for in its address."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

FORMAT = "%Y-%m-%d"
LONGEST_SAID = 40


class DayInput(forms.DateInput):
    """The browser's own choice of a day. A browser shows no word that is none, so it is given none."""

    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        """Return a day as HTML writes it (2026-01-05, also where 2026-1-5 was asked), None for anything else."""
        day = value if isinstance(value, date) else day_of(value)
        return day.isoformat() if day else None


class DayField(forms.DateField):
    """A day that may be left out. What is no day is named in the error, since its field stays empty."""

    widget = DayInput

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, input_formats=[FORMAT], **options)

    def to_python(self, value: Any) -> date | None:
        try:
            return super().to_python(value)
        except ValidationError as exc:
            text = f"“{shortened(str(value))}” is no day. Write the day like 2026-11-30."
            raise ValidationError(text, code="invalid") from exc


def day_of(text: str | None) -> date | None:
    try:
        return datetime.strptime(text or "", FORMAT).date()
    except ValueError:
        return None


def shortened(text: str) -> str:
    """Return the beginning of what was typed, without what nobody can see."""
    text = "".join(sign for sign in text if sign.isprintable())
    return text if len(text) <= LONGEST_SAID else f"{text[:LONGEST_SAID]}…"
