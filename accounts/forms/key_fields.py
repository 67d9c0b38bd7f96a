"""The fields in which a new key is asked for."""

from uuid import uuid4

from django import forms

from accounts.forms.lines import NetworksField
from accounts.models import ApiKey
from accounts.scopes import in_words

EVERYTHING, CHOSEN, NEVER = "everything", "chosen", "never"
LIVE, TEST = "live", "test"


class KeyFields(forms.Form):
    """`key_id` is chosen when the form is shown, so that the form makes one key however often it is sent."""

    key_id = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    name = forms.CharField(
        max_length=100,
        help_text="Where the key will be used, such as “Production server”.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    mode = forms.ChoiceField(
        label="Mode",
        widget=forms.RadioSelect,
        initial=LIVE,
        choices=(
            (LIVE, "Live: the real providers"),
            (
                TEST,
                "Test: accounts of their own, made-up people at providers that this server plays; free of charge",
            ),
        ),
    )
    kind = forms.ChoiceField(
        label="Acts for",
        widget=forms.RadioSelect,
        choices=(
            (ApiKey.Kind.PARTNER, "Connected accounts of your partner profile (partner key)"),
            (
                ApiKey.Kind.PERSONAL,
                "Your own integrations when a call names no account; it may also act for and manage "
                "the accounts of your partner profile (personal key)",
            ),
        ),
    )
    access = forms.ChoiceField(
        label="May do",
        widget=forms.RadioSelect,
        initial=EVERYTHING,
        choices=((EVERYTHING, "Everything"), (CHOSEN, "Only what I choose")),
    )
    scopes = forms.MultipleChoiceField(
        label="Choose what the key may do",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=lambda: in_words().items(),
    )
    is_read_only = forms.BooleanField(
        label="May only look",
        required=False,
        help_text="Lists, searches and reads work; whatever would change something is refused.",
    )
    networks = NetworksField(
        label="Only from these networks",
        required=False,
        help_text="One address or network per line, such as 203.0.113.7 or 10.0.0.0/8. Empty: from everywhere.",
    )
    only_accounts = forms.CharField(
        label="Only for these accounts",
        required=False,
        help_text="External ids of connected accounts, one per line. Empty: for all, also later ones.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "mono", "spellcheck": "false"}),
    )
    expires = forms.ChoiceField(
        initial=NEVER,
        choices=(*((str(days), f"In {days} days") for days in (30, 90, 365)), (NEVER, "Never")),
    )
