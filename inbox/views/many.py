"""Many events at once."""

from django.db.models import QuerySet
from rest_framework.request import Request

from config.api.envelope import Answer
from config.api.views import ApiView
from inbox.models import InboxEvent
from inbox.moving import Status, move
from inbox.operations import ARCHIVE_ALL, BATCH
from inbox.reaching import reached
from inbox.serializers import ArchiveAllSerializer, BatchSerializer


class ArchiveAllView(ApiView):
    required_scope = "inbox:write"
    operations = {"post": ARCHIVE_ALL}

    def post(self, request: Request) -> Answer:
        serializer = ArchiveAllSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        asked, events = serializer.validated_data, reached(request)
        if provider := asked.get("provider"):
            events = events.filter(provider=provider)
        if before := asked.get("before"):
            events = events.filter(received_at__lt=before)
        done = {"archived": move(events, Status.ARCHIVED)}
        return Answer(done, **done)


class BatchView(ApiView):
    required_scope = "inbox:write"
    operations = {"post": BATCH}

    def post(self, request: Request) -> Answer:
        serializer = BatchSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        asked, events = serializer.validated_data, reached(request)
        done = {"updated": carried_out(asked["action"], events.filter(public_id__in=asked["ids"]))}
        return Answer(done, **done)


def carried_out(action: str, events: QuerySet[InboxEvent]) -> int:
    """Archive events, or mark those as read that are unread: what is archived stays so."""
    if action == "archive":
        return move(events, Status.ARCHIVED)
    return move(events.filter(status=Status.UNREAD), Status.READ)
