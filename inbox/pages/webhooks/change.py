"""Settings > Webhooks > one endpoint > Edit."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from config.api.errors import Invalid
from config.form_refusals import take_refusal
from inbox.models import WebhookEndpoint
from inbox.pages.webhooks.forms.endpoint import EndpointForm, as_it_is
from inbox.pages.webhooks.ground import SensitiveWebhooksPage, own_endpoint
from inbox.webhooks import endpoints


class WebhookEditPage(SensitiveWebhooksPage):
    """Changes where messages go, as a new endpoint would, and which; the secret stays."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        endpoint = own_endpoint(request, pk)
        return self.ask(request, endpoint, EndpointForm(initial=as_it_is(endpoint)))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        endpoint, form = own_endpoint(request, pk), EndpointForm(request.POST)
        if not form.is_valid():
            return self.ask(request, endpoint, form)
        try:
            endpoints.change(endpoint, form.asked(), Actor.user(request))
        except Invalid as exc:
            take_refusal(form, exc)
            return self.ask(request, own_endpoint(request, pk), form)
        messages.success(request, "Endpoint saved")
        return redirect("webhook", pk)

    def ask(
        self, request: HttpRequest, endpoint: WebhookEndpoint, form: EndpointForm
    ) -> HttpResponse:
        context = {"endpoint": endpoint, "form": form}
        return render(request, "settings/webhooks/edit.html", context)
