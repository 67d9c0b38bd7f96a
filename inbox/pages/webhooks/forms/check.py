"""The paste-in checker of a signature."""

from django import forms

from accounts.models import Partner
from inbox.models import WebhookEndpoint

MOST_HEADERS, MOST_BODY = 20_000, 1_000_000
PASTED = {"class": "mono", "spellcheck": "false", "autocomplete": "off"}
HEADERS = "webhook-id, webhook-timestamp and webhook-signature, one a line as name: value. Others may be among them."


class EndpointChoice(forms.ModelChoiceField):
    """One of a partner's endpoints."""

    def label_from_instance(self, endpoint: WebhookEndpoint) -> str:
        named = endpoint.description or endpoint.url
        return named if endpoint.live else f"{named} – test"


class CheckForm(forms.Form):
    """Asks for a delivery as it arrived. Nothing of it is kept; it stands in the form until the page is left."""

    endpoint = EndpointChoice(
        queryset=WebhookEndpoint.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": "There is no such endpoint."},
    )
    headers = forms.CharField(
        max_length=MOST_HEADERS,
        widget=forms.Textarea(attrs=PASTED | {"rows": 5}),
        help_text=HEADERS,
    )
    body = forms.CharField(
        strip=False,
        max_length=MOST_BODY,
        widget=forms.Textarea(attrs=PASTED | {"rows": 8}),
        help_text="The bytes as they arrived, before anything has read them as JSON and written them again.",
    )

    def __init__(self, partner: Partner, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["endpoint"].queryset = partner.webhook_endpoints.order_by("-created_at", "pk")

    def clean_body(self) -> str:
        """Undo what a browser does to line ends; our bodies have none, others' may."""
        return self.cleaned_data["body"].replace("\r\n", "\n")
