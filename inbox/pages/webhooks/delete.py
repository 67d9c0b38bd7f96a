"""Settings > Webhooks > one endpoint > Delete."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from inbox.pages.webhooks.figures import figures_of
from inbox.pages.webhooks.ground import WebhooksPage, own_endpoint
from inbox.webhooks import endpoints


class WebhookDeletePage(WebhooksPage):
    """Says what stops, and deletes an endpoint with its deliveries."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        endpoint = own_endpoint(request, pk)
        context = {"endpoint": endpoint, **figures_of(endpoint)}
        return render(request, "settings/webhooks/delete.html", context)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        endpoints.delete(own_endpoint(request, pk), Actor.user(request))
        messages.success(request, "Endpoint deleted")
        return redirect("webhooks")
