"""Settings > Webhooks > one endpoint > one delivery: what was sent, and every attempt."""

import json
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from config.api.errors import Invalid
from inbox.pages.webhooks.attempts import all_told
from inbox.pages.webhooks.ground import WebhooksPage, own_delivery
from inbox.webhooks.replaying import replay

ATTEMPTS_SHOWN = 50


class WebhookDeliveryPage(WebhooksPage):
    """Shows a delivery. Staff who look see no body: it may hold what a person was sent."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        delivery = own_delivery(request, pk)
        attempts = list(delivery.tries.order_by("-id")[:ATTEMPTS_SHOWN])
        context = {
            "delivery": delivery,
            "endpoint": delivery.endpoint,
            "attempts": all_told(attempts),
            "body": readable(delivery.message.body),
        }
        return render(request, "settings/webhooks/delivery.html", context)


class WebhookAgainPage(WebhooksPage):
    """Sends one message again."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        try:
            replay(own_delivery(request, pk), Actor.user(request))
        except Invalid as exc:
            messages.error(request, str(exc))
        else:
            messages.success(request, "The message is on the way again")
        return redirect("webhook_delivery", pk)


def readable(body: str) -> str:
    """Return a body with its lines apart, as people read JSON."""
    return json.dumps(json.loads(body), indent=2, ensure_ascii=False)
