"""Forms that take a code: to log in, to say again who one is, to set an app up."""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as allauth
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from accounts.second_factor.codes import spend, step_of
from accounts.second_factor.setting_up import pending_secret

LONGEST = 20
HINT = "Six digits from your authenticator app, or one of your recovery codes."


class CodeField(forms.CharField):
    """A code with spaces or without, as apps show it and as managers paste it."""

    def __init__(self, **options: Any) -> None:
        attrs = {"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "off"}
        widget = forms.TextInput(attrs=attrs)
        super().__init__(label="Code", max_length=LONGEST, widget=widget, **options)


class SpendsCode:
    """Takes a code of the app or a recovery code, once, and few wrong ones."""

    def clean_code(self) -> str:
        succeeded = check_rate_limit(self.user)
        code = self.cleaned_data["code"]
        typed = Authenticator.objects.filter(user=self.user)
        for row in typed.exclude(type=Authenticator.Type.WEBAUTHN):
            if spend(row, code):
                row.refresh_from_db()
                row.user, self.authenticator = self.user, row
                succeeded()
                return code
        account_adapter().note("user.second_factor_failed", self.user)
        raise get_adapter().validation_error("incorrect_code")


class SecondStepForm(SpendsCode, allauth.AuthenticateForm):
    code = CodeField(help_text=HINT)


class AskedAgainForm(SpendsCode, allauth.ReauthenticateForm):
    code = CodeField(help_text=HINT)


class AppForm(ActivateTOTPForm):
    """Takes the first code of an app; its secret waits sealed, and the code is not good for a log-in."""

    code = CodeField(help_text="The six digits that the app shows now.")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        forms.Form.__init__(self, *args, **kwargs)
        self.secret = pending_secret(fresh=not self.is_bound)

    def clean_code(self) -> str:
        succeeded = check_rate_limit(self.user, error_key="rate_limited")
        self.step = step_of(self.secret, self.cleaned_data["code"])
        if self.step is None:
            raise get_adapter().validation_error("incorrect_code")
        succeeded()
        return self.cleaned_data["code"]
