"""Webhook endpoints over JSON."""

from datetime import timedelta

from django.db import transaction
from rest_framework.request import Request

from accounts.actors import Actor
from config.api.envelope import Answer
from config.api.keyset import page_of
from config.api.pagination import DEFAULT_LIMIT, MAX_LIMIT, cursor_in, read_page, whole_number
from inbox.webhooks import endpoints, rotating, switching
from inbox.webhooks.listing import page_at
from inbox.webhooks.reaching import ORDER, deliveries_of, of_type
from inbox.webhooks.replaying import replay_since
from inbox.webhooks.testing import send_test
from inbox.webhooks_api import serializers
from inbox.webhooks_api.operations import OF_ENDPOINTS
from inbox.webhooks_api.serializers import attempt_json, delivery_json, endpoint_json
from inbox.webhooks_api.views.ground import WebhookView


class EndpointViewSet(WebhookView):
    required_scope = "webhooks:write"
    operations = OF_ENDPOINTS

    def list(self, request: Request) -> Answer:
        query, mine = request.query_params, self.endpoints
        page = read_page(query)
        found = page_at(mine, page, cursor_in(query))
        data = {
            "endpoints": [endpoint_json(each) for each in found.rows],
            "total": mine.count(),
            "limit": page.limit,
            "offset": page.offset,
        }
        return Answer(data, next_cursor=found.older or None)

    def create(self, request: Request) -> Answer:
        columns = {"description": "", "event_types": []} | self.asked(
            serializers.EndpointSerializer
        )
        live, by = request.auth.live, Actor.key(request)
        endpoint, secret = endpoints.create(self.partner, **columns, live=live, by=by)
        return Answer({**endpoint_json(endpoint), "secret": secret})

    def retrieve(self, request: Request, pk: str) -> Answer:
        return Answer(endpoint_json(self.endpoint(pk)))

    def partial_update(self, request: Request, pk: str) -> Answer:
        endpoint, by = self.endpoint(pk), Actor.key(request)
        changes = self.asked(serializers.EndpointChangeSerializer)
        on = changes.pop("is_enabled", None)
        with transaction.atomic():
            endpoints.change(endpoint, changes, by)
            if on is not None:
                switching.switch(endpoint, on, by)
        return Answer(endpoint_json(self.endpoint(pk)))

    def destroy(self, request: Request, pk: str) -> Answer:
        endpoints.delete(self.endpoint(pk), Actor.key(request))
        return Answer({"deleted": True})

    def rotate(self, request: Request, pk: str) -> Answer:
        endpoint = self.endpoint(pk)
        overlap = timedelta(hours=self.asked(serializers.RotateSerializer)["overlap_hours"])
        secret = rotating.rotate(endpoint, overlap, Actor.key(request))
        return Answer({**endpoint_json(endpoint), "secret": secret})

    def test(self, request: Request, pk: str) -> Answer:
        endpoint, asked = self.endpoint(pk), self.asked(serializers.TestSerializer)
        return Answer(attempt_json(send_test(endpoint, asked["type"], Actor.key(request))))

    def replay(self, request: Request, pk: str) -> Answer:
        endpoint, asked = self.endpoint(pk), self.asked(serializers.ReplaySerializer)
        by, only_failed = Actor.key(request), asked["only_failed"]
        number = replay_since(endpoint, asked["since"], by, only_failed=only_failed)
        return Answer({"replayed": number})

    def deliveries(self, request: Request, pk: str) -> Answer:
        query = request.query_params
        rows = deliveries_of(self.endpoint(pk), status=query.get("status", ""))
        limit = min(whole_number(query, "limit", DEFAULT_LIMIT, least=1), MAX_LIMIT)
        wanted = of_type(query.get("type", ""))
        page = page_of(rows, ORDER, cursor_in(query), limit, wanted)
        shown = [delivery_json(each) for each in page.rows]
        onward = page.older or None
        return Answer({"deliveries": shown, "next_cursor": onward}, next_cursor=onward)
