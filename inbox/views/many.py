"""Many events at once."""

from rest_framework.request import Request

from config.api.envelope import Answer
from config.api.views import ApiView
from inbox.moving import archive_all, mark
from inbox.operations import ARCHIVE_ALL, BATCH
from inbox.reaching import reached
from inbox.serializers import ArchiveAllSerializer, BatchSerializer


class ArchiveAllView(ApiView):
    required_scope = "inbox:write"
    operations = {"post": ARCHIVE_ALL}

    def post(self, request: Request) -> Answer:
        serializer = ArchiveAllSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        done = {"archived": archive_all(reached(request), **serializer.validated_data)}
        return Answer(done, **done)


class BatchView(ApiView):
    required_scope = "inbox:write"
    operations = {"post": BATCH}

    def post(self, request: Request) -> Answer:
        serializer = BatchSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        done = {"updated": mark(reached(request), **serializer.validated_data)}
        return Answer(done, **done)
