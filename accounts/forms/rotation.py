"""What is asked about a key that is replaced."""

from datetime import timedelta

from django import forms

OVERLAPS = {
    "now": ("Now", timedelta()),
    "hour": ("In 1 hour", timedelta(hours=1)),
    "day": ("In 24 hours", timedelta(days=1)),
    "week": ("In 7 days", timedelta(days=7)),
    "month": ("In 30 days", timedelta(days=30)),
}


class OverlapForm(forms.Form):
    """Asks when the replaced key ends."""

    overlap = forms.ChoiceField(
        label="The old key stops working",
        widget=forms.RadioSelect,
        initial="day",
        choices=[(name, words) for name, (words, _) in OVERLAPS.items()],
        help_text="Until then both keys work, so that you can move your servers one by one.",
    )

    @property
    def overlap_time(self) -> timedelta:
        return OVERLAPS[self.cleaned_data["overlap"]][1]

    @property
    def in_words(self) -> str:
        return OVERLAPS[self.cleaned_data["overlap"]][0].lower()
