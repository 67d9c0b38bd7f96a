"""Settings > Webhooks: the list, and what it is for where there is no partner profile."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Partner
from inbox.models import WebhookEndpoint
from inbox.pages.webhooks.figures import figures
from inbox.pages.webhooks.ground import WebhooksPage
from inbox.pages.webhooks.words import standing


class WebhookListPage(WebhooksPage):
    """Lists the endpoints of the partner profile of whoever is logged in, newest first."""

    def refusal(self, request: HttpRequest) -> HttpResponse | None:
        return None

    def get(self, request: HttpRequest) -> HttpResponse:
        partner = request.user.active_partner
        if partner is None:
            return render(request, "settings/webhooks/partners_only.html")
        context = {
            "partner": partner,
            "endpoints": listed(partner),
            "api": f"{settings.PUBLIC_URL}/api/v1",
        }
        return render(request, "settings/webhooks/list.html", context)


def listed(partner: Partner) -> list[WebhookEndpoint]:
    """Return the endpoints with how they stand; there are few of them."""
    found = list(partner.webhook_endpoints.order_by("-created_at", "pk"))
    for endpoint, counted in zip(found, figures(found), strict=True):
        endpoint.standing, endpoint.figures = standing(endpoint), counted
    return found
