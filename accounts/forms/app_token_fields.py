"""The fields in which an app says how the tokens of its end users are signed."""

from django import forms

from accounts.app_setup.token_rules import LONGEST_CLAIM

ALGORITHMS = (
    ("", "None: only the app’s own server calls, with its keys"),
    ("HS256", "HS256: one secret, known to your server and this one"),
    ("RS256", "RS256: your server keeps an RSA key, this one knows its public half"),
    ("ES256", "ES256: the same with an EC key on the curve P-256"),
)
PASTED = {"class": "mono", "spellcheck": "false", "autocomplete": "off"}


class TokenRulesFields(forms.Form):
    """`mark` is of the secret when the form was shown, so that a form sent twice makes one secret."""

    mark = forms.CharField(required=False, widget=forms.HiddenInput)
    algorithm = forms.ChoiceField(
        label="How tokens are signed", required=False, choices=ALGORITHMS, widget=forms.RadioSelect
    )
    secret_from = forms.ChoiceField(label="Secret", required=False, widget=forms.RadioSelect)
    secret = forms.CharField(
        label="Your own secret",
        required=False,
        strip=False,
        help_text="At least 32 random bytes. It is kept sealed, and shown to nobody again.",
        widget=forms.PasswordInput(attrs=PASTED | {"autocomplete": "new-password"}),
    )
    public_key = forms.CharField(
        label="Public key",
        required=False,
        help_text="PEM, from -----BEGIN PUBLIC KEY----- on. Or leave it empty and give a JWKS URL.",
        widget=forms.Textarea(attrs=PASTED | {"rows": 6}),
    )
    jwks_url = forms.CharField(
        label="JWKS URL",
        required=False,
        help_text="Where your server publishes its public keys. Tokens then say which one in kid, and you can "
        "change keys without coming here.",
        widget=forms.TextInput(attrs=PASTED | {"inputmode": "url"}),
    )
    audience = forms.CharField(
        label="Audience (aud)",
        required=False,
        max_length=LONGEST_CLAIM,
        help_text="What every token has to name as aud. Empty: not looked at.",
        widget=forms.TextInput(attrs=PASTED),
    )
    issuer = forms.CharField(
        label="Issuer (iss)",
        required=False,
        max_length=LONGEST_CLAIM,
        help_text="What every token has to name as iss. Empty: not looked at.",
        widget=forms.TextInput(attrs=PASTED),
    )
