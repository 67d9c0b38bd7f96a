"""What is asked where messages are sent: a test, or many once more."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django import forms
from django.utils import timezone

from config.counting import counts, in_words
from inbox.models import WebhookEndpoint
from inbox.pages.webhooks.figures import MOST
from inbox.webhooks.event_types import CHOOSABLE, TEST
from inbox.webhooks.replaying import ended_since

SUCCESS, EVER = "success", "ever"
SPANS = {
    "hour": ("1 hour ago", timedelta(hours=1)),
    "day": ("24 hours ago", timedelta(days=1)),
    "week": ("7 days ago", timedelta(days=7)),
}


class TestForm(forms.Form):
    """Asks which kind of message to send."""

    type = forms.ChoiceField(
        label="Type",
        initial=TEST,
        choices=[(name, name) for name in (TEST, *CHOOSABLE)],
        help_text="Its data is the example of that type in the docs.",
        error_messages={"invalid_choice": "There is no type “%(value)s”."},
    )


class ReplayForm(forms.Form):
    """Asks since when to send again what failed, or all of it. `moments` are what the choices stand for."""

    since = forms.ChoiceField(label="Since", widget=forms.RadioSelect)
    what = forms.ChoiceField(
        label="Send again",
        widget=forms.RadioSelect,
        initial="failed",
        choices=(
            ("failed", "Only what failed"),
            ("all", "All of that time, also what was delivered"),
        ),
    )

    def __init__(self, endpoint: WebhookEndpoint, *args: object) -> None:
        super().__init__(*args)
        self.moments = moments_of(endpoint)
        self.fields["since"].choices = list(choices_of(endpoint, self.moments))
        self.initial["since"] = next(iter(self.moments))

    @property
    def moment(self) -> datetime:
        return self.moments[self.cleaned_data["since"]]

    @property
    def only_failed(self) -> bool:
        return self.cleaned_data["what"] == "failed"


def moments_of(endpoint: WebhookEndpoint) -> dict[str, datetime]:
    """Return the times that can be chosen."""
    now, found = timezone.now(), {}
    if endpoint.last_success_at:
        found[SUCCESS] = endpoint.last_success_at
    found |= {name: now - span for name, (_, span) in SPANS.items()}
    return found | {EVER: endpoint.created_at}


def choices_of(
    endpoint: WebhookEndpoint, moments: dict[str, datetime]
) -> Iterable[tuple[str, str]]:
    """Return the choices in words, each with how many failed since then."""
    given_up = [ended_since(endpoint, at, only_failed=True) for at in moments.values()]
    found = counts(given_up, MOST)
    for (name, at), number in zip(moments.items(), found, strict=True):
        yield name, f"{words_of(name, at)}: {in_words(number, MOST)} failed"


def words_of(name: str, at: datetime) -> str:
    if name == SUCCESS:
        return f"The last success, {at:%-d %b %Y, %H:%M} UTC"
    return SPANS[name][0] if name in SPANS else "As long as deliveries are kept"
