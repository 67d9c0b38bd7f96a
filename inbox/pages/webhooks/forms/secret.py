"""What is asked about a secret that is replaced."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.crypto import salted_hmac

from inbox.models import WebhookEndpoint

OVERLAPS = {
    "now": ("Now", timedelta()),
    "hour": ("In 1 hour", timedelta(hours=1)),
    "day": ("In 24 hours", timedelta(days=1)),
    "week": ("In 7 days", timedelta(days=7)),
}
CHANGED = "The secret was changed since this page was loaded. Nothing was done: look again."


def mark_of(endpoint: WebhookEndpoint) -> str:
    """Return what tells whether the secret is still the one there was, without a word of it."""
    return salted_hmac("webhook secret", endpoint.secret_sealed).hexdigest()[:16]


class RotationForm(forms.Form):
    """Asks when the former secret ends. `mark` lets a form that is sent twice make one secret."""

    mark = forms.CharField(required=False, widget=forms.HiddenInput)
    overlap = forms.ChoiceField(
        label="The former secret stops signing",
        widget=forms.RadioSelect,
        initial="day",
        choices=[(name, words) for name, (words, _) in OVERLAPS.items()],
        help_text="Until then each message carries both signatures, so that your servers can move one by one.",
    )

    def __init__(self, endpoint: WebhookEndpoint, *args: Any) -> None:
        super().__init__(*args, initial={"mark": mark_of(endpoint)})
        self.endpoint = endpoint

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned["mark"] != mark_of(self.endpoint):
            self.add_error(None, CHANGED)
        return cleaned

    @property
    def overlap_time(self) -> timedelta:
        return OVERLAPS[self.cleaned_data["overlap"]][1]
