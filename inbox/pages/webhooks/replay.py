"""Settings > Webhooks > one endpoint > Send again: much at once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from config.api.errors import Invalid
from inbox.models import WebhookEndpoint
from inbox.pages.webhooks.forms.sending import ReplayForm
from inbox.pages.webhooks.ground import WebhooksPage, own_endpoint
from inbox.webhooks.replaying import replay_since


class WebhookReplayPage(WebhooksPage):
    """Says how much failed since when, and sends it again."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        endpoint = own_endpoint(request, pk)
        return self.ask(request, endpoint, ReplayForm(endpoint))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        endpoint = own_endpoint(request, pk)
        form = ReplayForm(endpoint, request.POST)
        if not form.is_valid():
            return self.ask(request, endpoint, form)
        by, only_failed = Actor.user(request), form.only_failed
        try:
            number = replay_since(endpoint, form.moment, by, only_failed=only_failed)
        except Invalid as exc:
            messages.error(request, str(exc))
        else:
            messages.success(request, in_words(number))
        return redirect("webhook", pk)

    def ask(
        self, request: HttpRequest, endpoint: WebhookEndpoint, form: ReplayForm
    ) -> HttpResponse:
        context = {"endpoint": endpoint, "form": form}
        return render(request, "settings/webhooks/replay.html", context)


def in_words(number: int) -> str:
    """Say how much goes out again."""
    if not number:
        return "There was nothing to send again"
    return f"{number:,} {'message is' if number == 1 else 'messages are'} on the way again"
