"""GET /inbox and GET /inbox/events: the same list, newest first."""

from rest_framework.request import Request

from config.api.envelope import Answer
from config.api.pagination import DEFAULT_LIMIT, MAX_LIMIT, cursor_in, read_page, whole_number
from config.api.views import ApiView
from inbox.listing import by_cursor, by_offset
from inbox.operations import EVENTS, LIST
from inbox.reaching import asked_in, reached


class InboxView(ApiView):
    """Goes on by offset or by cursor, whichever is sent."""

    required_scope = "inbox:read"
    operations = {"get": LIST}

    def get(self, request: Request) -> Answer:
        query, page = request.query_params, read_page(request.query_params)
        asked, events = asked_in(query), reached(request)
        if cursor := cursor_in(query):
            found = by_cursor(events, asked, cursor, page.limit)
        else:
            found = by_offset(events, asked, page)
        found["has_more"] = found["next_cursor"] is not None
        return Answer(found, **found)


class EventsView(ApiView):
    required_scope = "inbox:read"
    operations = {"get": EVENTS}

    def get(self, request: Request) -> Answer:
        query = request.query_params
        limit = min(whole_number(query, "limit", DEFAULT_LIMIT, least=1), MAX_LIMIT)
        found = by_cursor(reached(request), asked_in(query), cursor_in(query), limit)
        return Answer(found, **found)
