"""Settings > Webhooks > one endpoint: its facts, and what was delivered there."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from config.api import keyset
from config.api.keyset import Page, Search
from config.list_pages import listed
from inbox.models import WebhookDelivery, WebhookEndpoint
from inbox.pages.webhooks.figures import figures_of
from inbox.pages.webhooks.filters import DeliveryFilters
from inbox.pages.webhooks.ground import WebhooksPage, own_endpoint
from inbox.pages.webhooks.words import may_be_switched_on, standing
from inbox.webhooks.reaching import ORDER, deliveries_of

PAGE = 25
SEARCHED = 5_000  # deliveries looked through for one page where a type is asked for


class WebhookPage(WebhooksPage):
    """Shows an endpoint with its deliveries, newest first."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        endpoint, form = own_endpoint(request, pk), DeliveryFilters(request.GET.dict())
        context = {
            "endpoint": endpoint,
            "form": form,
            "standing": standing(endpoint),
            "may_be_switched_on": may_be_switched_on(endpoint),
            "kept_days": settings.RETENTION_WEBHOOKS_DAYS,
            **figures_of(endpoint),
        }
        if form.is_valid():
            context |= found(endpoint, form, request.GET.get("cursor", ""))
        return render(request, "settings/webhooks/show.html", context)


def found(endpoint: WebhookEndpoint, form: DeliveryFilters, cursor: str) -> dict[str, Any]:
    """Return a page of deliveries and the addresses of the pages beside it."""

    def page_at(place: str) -> Page[WebhookDelivery]:
        return deliveries_at(endpoint, form.filters, place)

    return listed(page_at, reverse("webhook", args=[endpoint.pk]), form.filters, cursor)


def deliveries_at(
    endpoint: WebhookEndpoint, filters: dict[str, str], cursor: str
) -> Page[WebhookDelivery]:
    """Return the deliveries at a cursor without their bodies; no index finds them by type."""
    rows = deliveries_of(endpoint, status=filters.get("status", "")).defer("message__body")
    wanted = Q(message__type=filters["type"]) if "type" in filters else Q()
    return keyset.page_of(rows, ORDER, cursor, PAGE, Search(wanted, SEARCHED))
