"""Settings > Webhooks > Check a signature: why a delivery fits its endpoint's secret, or does not."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from inbox.pages.webhooks.forms.check import CheckForm
from inbox.pages.webhooks.ground import WebhooksPage
from inbox.webhooks.checking import explain


@method_decorator(sensitive_post_parameters("headers", "body"), name="dispatch")
class WebhookCheckPage(WebhooksPage):
    """Judges what was pasted. It changes nothing, and keeps nothing."""

    while_suspended = True

    def get(self, request: HttpRequest) -> HttpResponse:
        partner = request.user.active_partner
        if not partner.webhook_endpoints.exists():
            return redirect("webhooks")
        return self.ask(
            request, CheckForm(partner, initial={"endpoint": request.GET.get("endpoint")})
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        form = CheckForm(request.user.active_partner, request.POST)
        if not form.is_valid():
            return self.ask(request, form)
        asked = form.cleaned_data
        verdict = explain(asked["endpoint"], asked["headers"], asked["body"])
        return self.ask(request, form, verdict=verdict, endpoint=asked["endpoint"])

    def ask(self, request: HttpRequest, form: CheckForm, **more: Any) -> HttpResponse:
        return render(request, "settings/webhooks/check.html", {"form": form, **more})
