"""Webhooks on the wire."""

from typing import Any

from rest_framework import serializers

from config.api.serializers import StrictSerializer, StrictText, iso_milliseconds
from inbox.models import WebhookAttempt, WebhookDelivery, WebhookEndpoint
from inbox.webhooks.addresses import LONGEST
from inbox.webhooks.checked import LONGEST_DESCRIPTION
from inbox.webhooks.event_types import CHOOSABLE, EVENT_TYPES, TEST
from inbox.webhooks.rotating import LONGEST_OVERLAP

MOST_HOURS = LONGEST_OVERLAP.days * 24
TRIES_SHOWN = 50


class EndpointSerializer(StrictSerializer):
    url = StrictText(max_length=LONGEST)
    description = StrictText(max_length=LONGEST_DESCRIPTION, required=False, allow_blank=True)
    event_types = serializers.ListField(
        child=serializers.ChoiceField(choices=CHOOSABLE), required=False, max_length=len(CHOOSABLE)
    )


class EndpointChangeSerializer(EndpointSerializer):
    url = StrictText(max_length=LONGEST, required=False)
    is_enabled = serializers.BooleanField(required=False)


class RotateSerializer(StrictSerializer):
    overlap_hours = serializers.IntegerField(default=24, min_value=0, max_value=MOST_HOURS)


class TestSerializer(StrictSerializer):
    type = serializers.ChoiceField(choices=list(EVENT_TYPES), default=TEST)


class ReplaySerializer(StrictSerializer):
    since = serializers.DateTimeField()
    only_failed = serializers.BooleanField(default=True)


def moment(value: Any) -> str | None:
    return iso_milliseconds(value) if value else None


def endpoint_json(endpoint: WebhookEndpoint) -> dict[str, Any]:
    """Return an endpoint as it is answered, without its secrets."""
    plain = ("url", "description", "event_types", "is_enabled", "off_reason")
    times = ("disabled_at", "failing_since", "last_success_at", "created_at", "updated_at")
    return {
        "id": str(endpoint.pk),
        **{name: getattr(endpoint, name) for name in plain},
        **{name: moment(getattr(endpoint, name)) for name in times},
        "former_secret_until": moment(endpoint.former_until),
    }


def delivery_json(delivery: WebhookDelivery) -> dict[str, Any]:
    """Return a delivery as lists have it."""
    plain = ("status", "attempts", "last_status_code", "last_problem")
    return {
        "id": str(delivery.pk),
        "endpoint_id": str(delivery.endpoint_id),
        "message_id": delivery.message.public_id,
        "type": delivery.message.type,
        **{name: getattr(delivery, name) for name in plain},
        "next_attempt_at": moment(delivery.due_at),
        "delivered_at": moment(delivery.delivered_at),
        "created_at": moment(delivery.created_at),
    }


def delivery_in_full(delivery: WebhookDelivery) -> dict[str, Any]:
    """Return a delivery with its body and its last attempts."""
    tries = delivery.tries.order_by("-id")[:TRIES_SHOWN]
    return {
        **delivery_json(delivery),
        "body": delivery.message.body,
        "tries": [attempt_json(each) for each in tries],
    }


def attempt_json(attempt: WebhookAttempt) -> dict[str, Any]:
    plain = ("number", "trigger", "status_code", "problem", "answer", "milliseconds")
    return {**{name: getattr(attempt, name) for name in plain}, "at": moment(attempt.at)}
