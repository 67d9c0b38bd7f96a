"""One event: shown, which makes it read, or moved."""

from rest_framework.request import Request

from accounts.models import ApiKey
from config.api.envelope import Answer
from config.api.views import ApiView
from inbox.models import InboxEvent
from inbox.moving import Status, move_one
from inbox.operations import ARCHIVE, CHANGE, CHANGE_SHORT, SHOW, SHOW_SHORT
from inbox.reaching import one
from inbox.serializers import NothingSerializer, StatusSerializer
from inbox.telling import event_json

READING, WRITING = "inbox:read", "inbox:write"


class EventView(ApiView):
    required_scope = {"GET": READING, "PATCH": WRITING}
    operations = {"get": SHOW, "patch": CHANGE}

    def get(self, request: Request, pk: str) -> Answer:
        event = one(request, pk)
        if event.status == Status.UNREAD and may_change(request.auth):
            move_one(event, Status.READ)
        return told(event)

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


def may_change(key: ApiKey) -> bool:
    """Say whether a key that shows an event may mark it as read: one that may only look leaves it as it is."""
    return key.allows(WRITING) and not key.is_read_only


def told(event: InboxEvent) -> Answer:
    """Answer with an event, its members at both levels."""
    found = event_json(event)
    return Answer(found, **found)
