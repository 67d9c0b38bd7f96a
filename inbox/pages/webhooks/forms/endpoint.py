"""What is asked about an endpoint; the API's own rules decide what may be answered."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings

from config.list_filters import LIVE, TEST
from inbox.models import WebhookEndpoint
from inbox.webhooks.event_types import CHOOSABLE, EVENT_TYPES

ALL, CHOSEN = "all", "chosen"


def type_choices() -> list[tuple[str, str]]:
    """Return every type of event that endpoints can choose, each with its sentence."""
    return [(name, f"{EVENT_TYPES[name].description} ({name})") for name in CHOOSABLE]


class EndpointForm(forms.Form):
    """Asks where messages go, and which."""

    url = forms.CharField(
        label="Address",
        max_length=WebhookEndpoint._meta.get_field("url").max_length,
        help_text="Where your server takes messages: https, such as https://shop.example/webhooks.",
        widget=forms.TextInput(
            attrs={
                "class": "mono",
                "inputmode": "url",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
    )
    description = forms.CharField(
        required=False,
        max_length=WebhookEndpoint._meta.get_field("description").max_length,
        help_text="For you alone, such as “Web shop, production”.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    gets = forms.ChoiceField(
        label="It gets",
        widget=forms.RadioSelect,
        initial=ALL,
        choices=((ALL, "Everything, also types that come later"), (CHOSEN, "Only what I choose")),
    )
    event_types = forms.MultipleChoiceField(
        label="Choose what it gets",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=type_choices,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("gets") == CHOSEN and cleaned.get("event_types") == []:
            self.add_error("event_types", "Choose at least one, or let it get everything.")
        return cleaned

    def asked(self) -> dict[str, Any]:
        """Return what the endpoint's rules take; no types are all of them."""
        asked = self.cleaned_data
        types = asked["event_types"] if asked["gets"] == CHOSEN else []
        return {"url": asked["url"], "description": asked["description"], "event_types": types}


class NewEndpointForm(EndpointForm):
    """Asks for a new one. Its id is chosen when the form is shown, so that it is made once however often it is sent."""

    endpoint_id = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    mode = forms.ChoiceField(
        widget=forms.RadioSelect,
        initial=LIVE,
        choices=(
            (LIVE, "Live: what happens to live accounts"),
            (TEST, "Test: what happens to test accounts, and nothing else"),
        ),
        help_text="It stays so. For your CI make one of test mode beside the live one.",
    )
    field_order = ("endpoint_id", "mode")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.SANDBOX_ON:
            del self.fields["mode"]

    @property
    def is_live(self) -> bool:
        return self.cleaned_data.get("mode", LIVE) == LIVE

    @property
    def new_id(self) -> UUID:
        return self.cleaned_data["endpoint_id"] or uuid4()


def as_it_is(endpoint: WebhookEndpoint) -> dict[str, Any]:
    """Return what the form holds at first for an endpoint that there is."""
    return {
        "url": endpoint.url,
        "description": endpoint.description,
        "gets": CHOSEN if endpoint.event_types else ALL,
        "event_types": endpoint.event_types,
    }
