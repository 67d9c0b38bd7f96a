"""Days in the address of a list: what is no day is said in words, and never put into a field of days."""

import pytest
from django import forms

from config.day_field import DayField


class Asking(forms.Form):
    day = DayField()


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("2026-01-05", "2026-01-05"), ("2026-1-5", "2026-01-05"), ("0001-01-01", "0001-01-01")],
)
def test_a_day_is_shown_as_browsers_take_it(asked, shown):
    form = Asking({"day": asked})

    assert form.is_valid()
    assert f'value="{shown}"' in str(form["day"])


def test_a_day_may_be_left_out():
    form = Asking({"day": ""})

    assert form.is_valid()
    assert form.cleaned_data == {"day": None}
    assert "value=" not in str(form["day"])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("never", "never"),
        ("2026-13-40", "2026-13-40"),
        ("20260105", "20260105"),
        ("a\0b\n", "ab"),
        ("x" * 41, "x" * 40 + "…"),
    ],
)
def test_what_is_no_day_is_named_and_its_field_stays_empty(asked, said):
    form = Asking({"day": asked})

    assert form.errors == {"day": [f"“{said}” is no day. Write the day like 2026-11-30."]}
    assert "value=" not in str(form["day"])
    assert 'aria-invalid="true"' in str(form["day"])
