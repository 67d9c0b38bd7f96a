"""The questions that the Usage page and the request log have in common."""

from django import forms

from providers.registry import providers

STATUS = r"^(?:[1-5]xx|[1-5]\d\d)$"
ALL = {"": "All"}


def day_field(label: str) -> forms.DateField:
    """Return a field for a day (UTC)."""
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": "Write the day like 2026-11-30."},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


def provider_names() -> dict[str, str]:
    """Return the name of every provider by its slug."""
    return {slug: provider.name for slug, provider in providers().items()}
