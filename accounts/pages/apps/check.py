"""Settings > Apps > one app > End-user tokens > Check: what becomes of a token, step by step."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from accounts.app_access.explaining import explain
from accounts.app_page import AppsPage, own_app
from accounts.forms.app_token_check import TokenCheckForm
from accounts.models import App

STEPS = {
    "form": "Form",
    "algorithm": "Algorithm (alg)",
    "extensions": "Extensions (crit)",
    "signature": "Signature",
    "exp": "Expiry (exp)",
    "nbf": "Not before (nbf)",
    "iat": "Issued at (iat)",
    "iss": "Issuer (iss)",
    "aud": "Audience (aud)",
    "sub": "End user (sub)",
}
ENDING = 4  # characters of the signature, which tell a token from another and are of no use
SHORT = 40  # what is no longer than this is no token; its end would be much of it


@method_decorator(sensitive_post_parameters("token"), name="dispatch")
class AppTokenCheckPage(AppsPage):
    """Says what is right and what is wrong in a token. It changes nothing, and keeps nothing."""

    while_suspended = True

    def get(self, request: HttpRequest, app_id: str) -> HttpResponse:
        return redirect("app_tokens", own_app(request, app_id).pk)

    def post(self, request: HttpRequest, app_id: str) -> HttpResponse:
        app = own_app(request, app_id)
        form = TokenCheckForm(request.POST)
        context: dict[str, Any] = {"app": app, "form": form}
        if form.is_valid():
            context |= found(app, form.cleaned_data["token"])
        form.data = {}
        return render(request, "settings/apps/check.html", context)


def found(app: App, token: str) -> dict[str, Any]:
    """Return the findings in words; of the token itself no more than its end."""
    findings = explain(app, token)
    return {
        "steps": [(STEPS[each.name], each) for each in findings],
        "is_good": all(each.passed for each in findings),
        "failed": sum(not each.passed for each in findings),
        "ending": token[-ENDING:] if len(token) > SHORT else "",
        "length": len(token),
    }
