"""One event: shown, which makes it read, or moved."""

from rest_framework.request import Request

from config.api.envelope import Answer
from config.api.views import ApiView
from inbox.models import InboxEvent
from inbox.moving import WRITING, Status, look_at, move_one
from inbox.operations import ARCHIVE, CHANGE, CHANGE_SHORT, SHOW, SHOW_SHORT
from inbox.reaching import one
from inbox.serializers import NothingSerializer, StatusSerializer
from inbox.telling import event_json

READING = "inbox:read"


class EventView(ApiView):
    required_scope = {"GET": READING, "PATCH": WRITING}
    operations = {"get": SHOW, "patch": CHANGE}

    def get(self, request: Request, pk: str) -> Answer:
        return told(look_at(one(request, pk), request.auth))

    def patch(self, request: Request, pk: str) -> Answer:
        serializer = StatusSerializer(data=request.data)
        event = one(request, pk)
        serializer.is_valid(raise_exception=True)
        return told(move_one(event, serializer.validated_data["status"]))


class ShortEventView(EventView):
    """The same at its shorter address."""

    operations = {"get": SHOW_SHORT, "patch": CHANGE_SHORT}


class ArchiveView(ApiView):
    required_scope = WRITING
    operations = {"post": ARCHIVE}

    def post(self, request: Request, pk: str) -> Answer:
        serializer = NothingSerializer(data=request.data)
        event = one(request, pk)
        serializer.is_valid(raise_exception=True)
        return told(move_one(event, Status.ARCHIVED))


def told(event: InboxEvent) -> Answer:
    """Answer with an event, its members at both levels."""
    found = event_json(event)
    return Answer(found, **found)
