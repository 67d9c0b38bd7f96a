"""The paste-in checker of an end user's token."""

from django import forms

from accounts.app_access.reading import LONGEST
from accounts.forms.app_token_fields import PASTED


class TokenCheckForm(forms.Form):
    """Asks for a token. What was pasted is not shown again."""

    token = forms.CharField(
        label="Token",
        max_length=2 * LONGEST,
        widget=forms.Textarea(attrs=PASTED | {"rows": 5}),
        help_text="It is checked as a call’s would be, and neither kept nor logged.",
    )
