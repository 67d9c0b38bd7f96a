"""Settings > Webhooks > one endpoint > switch off, switch on again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from config.api.errors import Invalid
from inbox.pages.webhooks.figures import figures_of
from inbox.pages.webhooks.ground import WebhooksPage, own_endpoint
from inbox.pages.webhooks.words import standing
from inbox.webhooks import switching


class SwitchPage(WebhooksPage):
    """Says what becomes of messages, and switches an endpoint."""

    template, said, is_on = "", "", False

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        endpoint = own_endpoint(request, pk)
        context = {"endpoint": endpoint, "standing": standing(endpoint), **figures_of(endpoint)}
        return render(request, self.template, context)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        try:
            switching.switch(own_endpoint(request, pk), self.is_on, Actor.user(request))
        except Invalid as exc:
            messages.error(request, str(exc))
        else:
            messages.success(request, self.said)
        return redirect("webhook", pk)


class WebhookOffPage(SwitchPage):
    """Switches it off: nothing goes there until it is switched on again."""

    template, said, is_on = "settings/webhooks/off.html", "Endpoint switched off", False
    while_suspended = True


class WebhookOnPage(SwitchPage):
    """Switches it on again."""

    template, said, is_on = "settings/webhooks/on.html", "Endpoint switched on again", True
