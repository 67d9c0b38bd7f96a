"""Settings > Webhooks > Create endpoint: makes one and shows its secret, once."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from config.api.errors import Invalid
from config.form_refusals import take_refusal
from inbox.models import WebhookEndpoint
from inbox.pages.webhooks.forms.endpoint import NewEndpointForm
from inbox.pages.webhooks.ground import SensitiveWebhooksPage
from inbox.webhooks import endpoints

SENT_AGAIN = (
    "That endpoint is made already and its secret was shown once. If you have not stored it, "
    "rotate the secret."
)


class WebhookNewPage(SensitiveWebhooksPage):
    """Makes an endpoint. The answer to the POST is the only page that shows its secret."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.ask(request, NewEndpointForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NewEndpointForm(request.POST)
        if not form.is_valid():
            return self.ask(request, form)
        partner, pk = request.user.active_partner, form.new_id
        try:
            made, secret = endpoints.create(
                partner, pk=pk, by=Actor.user(request), live=form.is_live, **form.asked()
            )
        except Invalid as exc:
            take_refusal(form, exc)
            return self.ask(request, form)
        except IntegrityError:
            if not WebhookEndpoint.objects.filter(pk=pk).exists():
                raise
            messages.warning(request, SENT_AGAIN)
            return redirect("webhooks")
        context = {"endpoint": made, "secret": secret, "is_new": True}
        return render(request, "settings/webhooks/secret_made.html", context)

    def ask(self, request: HttpRequest, form: NewEndpointForm) -> HttpResponse:
        return render(request, "settings/webhooks/new.html", {"form": form})
