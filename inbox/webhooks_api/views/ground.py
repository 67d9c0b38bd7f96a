"""The ground of these routes: for partners, by keys that may act for all of their accounts."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.viewsets import ViewSetMixin

from accounts.access import PartnerView, as_uuid
from accounts.key_limits import check_whole
from config.api.errors import NotFound
from config.api.serializers import StrictSerializer
from inbox.models import WebhookDelivery, WebhookEndpoint
from inbox.webhooks.reaching import delivery_of, endpoint_of


class WebhookView(ViewSetMixin, PartnerView):
    """What webhooks tell is about all accounts: a key of some of them neither reads nor changes it."""

    required_scope = "webhooks:write"

    def check_permissions(self, request: Request) -> None:
        super().check_permissions(request)
        check_whole(request.auth)

    @property
    def endpoints(self) -> QuerySet[WebhookEndpoint]:
        """Return the partner's endpoints of the mode that the key is of."""
        return self.partner.webhook_endpoints.filter(live=self.request.auth.live)

    def endpoint(self, pk: str) -> WebhookEndpoint:
        return endpoint_of(self.endpoints, as_uuid(pk, NotFound("Webhook endpoint not found")))

    def delivery(self, pk: str) -> WebhookDelivery:
        return delivery_of(self.endpoints, as_uuid(pk, NotFound("Webhook delivery not found")))

    def asked(self, serializer_class: type[StrictSerializer]) -> dict[str, Any]:
        """Return the checked body, or raise 400."""
        serializer = serializer_class(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        return serializer.validated_data
