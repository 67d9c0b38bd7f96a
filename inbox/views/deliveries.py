"""Where providers deliver: their own signatures instead of keys of ours, and answers of their own form."""

from typing import ClassVar

from django.http import HttpResponse, JsonResponse
from rest_framework.request import Request

from accounts.address_limits import check
from config.api.errors import Invalid
from config.api.openapi.operation import Operation
from config.api.views import PublicView
from inbox.feeds import handing, refusing
from inbox.feeds.requests import delivery_of
from inbox.feeds.taking import take
from providers.spec import Forged, Reply, Unreadable

TEXT = "text/plain; charset=utf-8"
HANDED = "10/h"  # anybody can hand something over


class DeliveryView(PublicView):
    """Takes what a provider delivers. Each delivery says by its signature that it is the provider's."""

    # What is sent is each provider's own matter: nobody writes a client for it.
    operations: ClassVar[dict[str, Operation | None]] = {"post": None, "delete": None}
    max_body_bytes = 1024 * 1024

    def post(self, request: Request, provider: str, path_token: str = "") -> HttpResponse:
        delivery = delivery_of(request._request, self.max_body_bytes)
        try:
            if not path_token and (secret := handing.secret_in(delivery, provider)):
                check(request, "handed-secrets", HANDED)
                return answered(handing.keep(provider, secret))
            return answered(take(delivery, provider, path_token))
        except Forged as exc:
            raise refusing.refusal(request, provider, str(exc)) from exc
        except Unreadable as exc:
            raise Invalid("The delivery cannot be read") from exc

    delete = post  # some providers tell so that an app was uninstalled


def answered(reply: Reply) -> HttpResponse:
    """Return the answer as its provider reads it."""
    if isinstance(reply.body, dict):
        return JsonResponse(reply.body, status=reply.status)
    return HttpResponse(reply.body, status=reply.status, content_type=TEXT)
