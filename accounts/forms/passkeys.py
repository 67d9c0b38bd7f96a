"""Forms that a browser fills for a passkey; whatever else they hold is refused in words."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as allauth
from django import forms

from accounts.second_factor.credentials import count_of, is_bearable, moves_on, needed

# What reading a credential raises that is none, wherever in it the mistake is.
UNREADABLE = (TypeError, ValueError, KeyError, AttributeError, IndexError)
NAME = forms.CharField(
    label="Name",
    max_length=60,
    required=False,
    help_text="So that you can tell your passkeys apart.",
)


def refused() -> Exception:
    return get_adapter().validation_error("incorrect_code")


class ReadsCredential:
    """Proves a passkey, whose counter has to have gone up since it was used before."""

    def clean_credential(self) -> Authenticator:
        said = self.cleaned_data["credential"]
        if not is_bearable(said):
            raise refused()
        try:
            authenticator, count = super().clean_credential(), count_of(said)
        except UNREADABLE as exc:
            raise refused() from exc
        if not moves_on(authenticator, count):
            raise refused()
        return authenticator


class SecondStepForm(ReadsCredential, allauth.AuthenticateWebAuthnForm):
    pass


class AskedAgainForm(ReadsCredential, allauth.ReauthenticateWebAuthnForm):
    pass


class LogInForm(ReadsCredential, allauth.LoginWebAuthnForm):
    pass


class AddForm(allauth.AddWebAuthnForm):
    """Adds a passkey, with which one can also log in without a password."""

    name = NAME
    passwordless = forms.BooleanField(
        label="Log in with it instead of a password",
        required=False,
        initial=True,
        help_text="It then asks for your fingerprint, face or PIN. Otherwise it only stands beside the password.",
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data.get("credential")
        if said is None or not is_bearable(said):
            raise refused()
        try:
            cleaned = super().clean()
            return cleaned | {"credential": needed(said)}
        except UNREADABLE as exc:
            raise refused() from exc


class RenameForm(allauth.EditWebAuthnForm):
    name = forms.CharField(label="Name", max_length=60)
