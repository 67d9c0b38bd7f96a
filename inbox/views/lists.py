"""GET /inbox and /inbox/events: the same list, by offset and by cursor, newest first."""

from django.db.models import Q
from rest_framework.request import Request

from config.api.envelope import Answer
from config.api.keyset import Search, page_of
from config.api.pagination import DEFAULT_LIMIT, MAX_LIMIT, read_page, whole_number
from config.api.places import Order
from config.api.views import ApiView
from inbox.operations import EVENTS, LIST
from inbox.reaching import reached, wanted
from inbox.telling import event_json

ORDER = Order("received_at", 8)
NOTHING_SEARCHED = Search(Q(), 0)


class InboxView(ApiView):
    required_scope = "inbox:read"
    operations = {"get": LIST}

    def get(self, request: Request) -> Answer:
        page = read_page(request.query_params)
        events = wanted(reached(request), request.query_params)
        total = events.count()
        shown = [event_json(event) for event in events.order_by("-received_at", "-id")[page.rows]]
        has_more = page.offset + len(shown) < total
        found = {"events": shown, "total": total, "has_more": has_more, "next_cursor": None}
        return Answer(found, **found)


class EventsView(ApiView):
    required_scope = "inbox:read"
    operations = {"get": EVENTS}

    def get(self, request: Request) -> Answer:
        query = request.query_params
        limit = min(whole_number(query, "limit", DEFAULT_LIMIT, least=1), MAX_LIMIT)
        events = wanted(reached(request), query)
        page = page_of(events, ORDER, query.get("cursor", ""), limit, NOTHING_SEARCHED)
        found = {
            "events": [event_json(event) for event in page.rows],
            "total": events.count(),
            "next_cursor": page.older or None,
        }
        return Answer(found, **found)
