"""The fields in which an app says how it uses a toolkit."""

from django import forms

PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class ToolkitFields(forms.Form):
    """How it is called, what people are asked for, and OAuth credentials of the app's own."""

    display_name = forms.CharField(
        label="Display name",
        required=False,
        max_length=100,
        help_text="How your app calls it. Empty: by its own name.",
        widget=forms.TextInput(attrs=PLAIN),
    )
    permissions = forms.MultipleChoiceField(
        label="What people are asked for", required=False, widget=forms.CheckboxSelectMultiple
    )
    scopes = forms.CharField(
        label="Other scopes of the provider",
        required=False,
        help_text="One per line, as the provider spells them. Rarely needed.",
        widget=forms.Textarea(attrs=PLAIN | {"rows": 2, "class": "mono"}),
    )
    client_id = forms.CharField(
        label="Client ID", required=False, max_length=255, widget=forms.TextInput(attrs=PLAIN)
    )
    client_secret = forms.CharField(
        label="Client secret",
        required=False,
        max_length=2000,
        help_text="Kept sealed, and shown to nobody again.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    @property
    def about(self) -> list[forms.BoundField]:
        """Return the fields about the toolkit itself."""
        return [self[n] for n in ("display_name", "permissions", "scopes") if n in self.fields]

    @property
    def credentials(self) -> list[forms.BoundField]:
        return [self["client_id"], self["client_secret"]]
