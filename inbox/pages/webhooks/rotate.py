"""Settings > Webhooks > one endpoint > Rotate secret."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.actors import Actor
from inbox.models import WebhookEndpoint
from inbox.pages.webhooks.forms.secret import RotationForm
from inbox.pages.webhooks.ground import SensitiveWebhooksPage, own_endpoint
from inbox.webhooks import rotating


class WebhookRotatePage(SensitiveWebhooksPage):
    """Makes a new secret. The answer to the POST is the only page that shows it."""

    while_suspended = True

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        endpoint = own_endpoint(request, pk)
        return self.ask(request, endpoint, RotationForm(endpoint))

    @transaction.atomic
    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        own_endpoint(request, pk)
        # Two forms at once are taken one after the other, so that they do not make two secrets.
        endpoint = WebhookEndpoint.objects.select_for_update().get(pk=pk)
        form = RotationForm(endpoint, request.POST)
        if not form.is_valid():
            return self.ask(request, endpoint, form)
        secret = rotating.rotate(endpoint, form.overlap_time, Actor.user(request))
        context = {"endpoint": own_endpoint(request, pk), "secret": secret}
        return render(request, "settings/webhooks/secret_made.html", context)

    def ask(
        self, request: HttpRequest, endpoint: WebhookEndpoint, form: RotationForm
    ) -> HttpResponse:
        context = {"endpoint": endpoint, "form": form}
        return render(request, "settings/webhooks/rotate.html", context)
