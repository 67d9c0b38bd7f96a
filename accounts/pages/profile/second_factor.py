"""allauth's pages of the second factor, as far as two requests at once or a used code matter to them."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic.edit import FormMixin

from accounts.second_factor.codes import begin_after
from accounts.second_factor.state import second_factors_of


class AppPage(ActivateTOTPView):
    """Adds an authenticator app. Its first code is used up, and counts as the second factor of this session."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            response = super().form_valid(form)
        except IntegrityError:  # the same form, sent twice
            return redirect("profile")
        begin_after(self.request.user.pk, form.step)
        record_authentication(self.request, self.request.user, "mfa", type="totp")
        return response


class PasskeyPage(AddWebAuthnView):
    """Adds a passkey, which counts as the second factor of this session."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            response = super().form_valid(form)
        except IntegrityError:  # recovery codes were made in another tab
            response = redirect("profile")
        record_authentication(self.request, self.request.user, "mfa", type="webauthn")
        return response


class RecoveryCodesPage(ViewRecoveryCodesView):
    """Shows the codes once, with all of them in a link that saves them."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        lines = "\n".join(("Patchbay recovery codes", "", *context["unused_codes"], ""))
        return context | {"as_file": lines}


class NewCodesPage(GenerateRecoveryCodesView):
    """Makes new recovery codes, also in the place of ones that no longer open."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        left = second_factors_of(self.request.user).codes_left
        return FormMixin.get_context_data(self, **kwargs) | {"unused_code_count": left}
