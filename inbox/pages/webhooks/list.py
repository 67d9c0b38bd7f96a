"""Settings > Webhooks: the list, and what it is for where there is no partner profile."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Partner
from config.list_filters import live_of
from inbox.models import WebhookEndpoint
from inbox.pages.webhooks.figures import figures
from inbox.pages.webhooks.filters import EndpointFilters
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
        form = EndpointFilters(request.GET.dict())
        endpoints = listed(partner)
        context = {
            "partner": partner,
            "form": form,
            "has_both": len({each.live for each in endpoints}) > 1,
            "endpoints": [each for each in endpoints if form.is_valid() and fits(each, form)],
            "has_any": bool(endpoints),
            "api": f"{settings.PUBLIC_URL}/api/v1",
        }
        return render(request, "settings/webhooks/list.html", context)


def fits(endpoint: WebhookEndpoint, form: EndpointFilters) -> bool:
    return live_of(form.cleaned_data) in (None, endpoint.live)


def listed(partner: Partner) -> list[WebhookEndpoint]:
    """Return the endpoints with how they stand; there are few of them."""
    found = list(partner.webhook_endpoints.order_by("-created_at", "pk"))
    for endpoint, counted in zip(found, figures(found), strict=True):
        endpoint.standing, endpoint.figures = standing(endpoint), counted
    return found
