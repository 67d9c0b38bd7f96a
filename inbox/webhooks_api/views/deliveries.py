"""One delivery, and the types of events, over JSON."""

from rest_framework.request import Request

from accounts.actors import Actor
from config.api.envelope import Answer
from inbox.serializers import NothingSerializer
from inbox.webhooks.event_types import EVENT_TYPES
from inbox.webhooks.event_types.spec import VERSION
from inbox.webhooks.replaying import replay
from inbox.webhooks_api.operations import OF_DELIVERIES, TYPES
from inbox.webhooks_api.serializers import delivery_in_full
from inbox.webhooks_api.views.ground import WebhookView


class DeliveryViewSet(WebhookView):
    required_scope = "webhooks:write"
    operations = OF_DELIVERIES

    def retrieve(self, request: Request, pk: str) -> Answer:
        return Answer(delivery_in_full(self.delivery(pk)))

    def replay(self, request: Request, pk: str) -> Answer:
        delivery = self.delivery(pk)
        self.asked(NothingSerializer)
        replay(delivery, Actor.key(request))
        return Answer(delivery_in_full(self.delivery(pk)))


class EventTypesView(WebhookView):
    required_scope = "webhooks:write"
    operations = {"list": TYPES}

    def list(self, request: Request) -> Answer:
        told = [
            {
                "type": each.name,
                "version": VERSION,
                "description": each.description,
                "schema": each.schema,
                "example": each.example,
            }
            for each in EVENT_TYPES.values()
        ]
        return Answer({"event_types": told})
