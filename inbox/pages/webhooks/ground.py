"""The ground that the pages about a partner's webhook endpoints stand on."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase

from accounts.partners_page import PartnersPage
from accounts.settings_page import SensitivePage
from config.api.errors import NotFound
from inbox.models import WebhookDelivery, WebhookEndpoint
from inbox.webhooks.reaching import delivery_of, endpoint_of


class WebhooksPage(PartnersPage):
    """A page about webhook endpoints. One that somebody else deleted meanwhile is a 404."""

    home, what = "webhooks", "webhook endpoints"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except NotFound as exc:
            raise Http404 from exc


class SensitiveWebhooksPage(WebhooksPage, SensitivePage):
    """A page about webhook endpoints for whoever logged in lately."""


def own_endpoint(request: HttpRequest, pk: UUID) -> WebhookEndpoint:
    """Return an endpoint of the person's partner profile; anybody else's is a 404."""
    return endpoint_of(request.user.active_partner.webhook_endpoints.all(), pk)


def own_delivery(request: HttpRequest, pk: UUID) -> WebhookDelivery:
    """Return a delivery to an endpoint of the person's partner profile; any other is a 404."""
    partner = request.user.active_partner
    delivery = delivery_of(partner.webhook_endpoints.all(), pk)
    delivery.endpoint.partner = partner
    return delivery
