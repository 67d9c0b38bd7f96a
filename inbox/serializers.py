"""What the routes of the inbox are sent, checked."""

from rest_framework import serializers

from config.api.serializers import StrictSerializer, StrictText
from inbox.models import InboxEvent

LARGEST_BATCH = 500


class StatusSerializer(StrictSerializer):
    status = serializers.ChoiceField(choices=InboxEvent.Status.choices)


class ArchiveAllSerializer(StrictSerializer):
    provider = serializers.CharField(required=False, allow_null=True, max_length=40)
    before = serializers.DateTimeField(required=False, allow_null=True)


class BatchSerializer(StrictSerializer):
    ids = serializers.ListField(
        child=StrictText(max_length=40), allow_empty=False, max_length=LARGEST_BATCH
    )
    action = serializers.ChoiceField(choices=("read", "archive"))


class NothingSerializer(StrictSerializer):
    """A body without members."""
