"""Settings > Webhooks > one endpoint > Send a test."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.actors import Actor
from config.api.errors import RateLimited
from inbox.models import WebhookEndpoint
from inbox.pages.webhooks.attempts import told
from inbox.pages.webhooks.forms.sending import TestForm
from inbox.pages.webhooks.ground import WebhooksPage, own_endpoint
from inbox.webhooks.testing import send_test


class WebhookTestPage(WebhooksPage):
    """Sends one message at once, and says what was answered."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.ask(request, own_endpoint(request, pk), TestForm())

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        endpoint, form = own_endpoint(request, pk), TestForm(request.POST)
        if not form.is_valid():
            return self.ask(request, endpoint, form)
        try:
            attempt = send_test(endpoint, form.cleaned_data["type"], Actor.user(request))
        except RateLimited as exc:
            form.add_error(None, f"Too many tests at once. Try again in {exc.retry_after} s.")
            return self.ask(request, endpoint, form)
        return self.ask(request, endpoint, form, attempt=told(attempt))

    def ask(
        self, request: HttpRequest, endpoint: WebhookEndpoint, form: TestForm, **more: Any
    ) -> HttpResponse:
        context = {"endpoint": endpoint, "form": form, **more}
        return render(request, "settings/webhooks/test.html", context)
