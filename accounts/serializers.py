"""Connected accounts on the wire."""

import json
from typing import Any

from django.db import IntegrityError
from rest_framework import serializers

from accounts.external_ids import check_external_id
from accounts.models import ConnectedAccount
from config.api.errors import AlreadyExists, Invalid
from config.api.serializers import StrictSerializer, StrictText, Timestamp

MAX_METADATA_BYTES = 64 * 1024


def check_metadata(value: Any) -> dict:
    """Accept a JSON object of at most 64 KB."""
    if not isinstance(value, dict):
        raise serializers.ValidationError("Must be an object.")
    if len(json.dumps(value, ensure_ascii=False).encode()) > MAX_METADATA_BYTES:
        raise serializers.ValidationError("May hold at most 64 KB of JSON.")
    return value


class AccountSerializer(StrictSerializer):
    """The account as seeds and clients know it; `update` takes display_name and metadata only."""

    id = serializers.UUIDField(read_only=True)
    external_id = StrictText(
        min_length=1, max_length=255, trim_whitespace=False, validators=[check_external_id]
    )
    display_name = StrictText(
        max_length=255, required=False, allow_null=True, allow_blank=True, default=None
    )
    metadata = serializers.JSONField(required=False, default=dict, validators=[check_metadata])
    created_at = Timestamp()

    def create(self, validated_data: dict[str, Any]) -> ConnectedAccount:
        account = ConnectedAccount(**validated_data)
        try:
            account.save_new()
        except IntegrityError as exc:
            raise AlreadyExists(
                "An account with this external_id already exists", external_id=account.external_id
            ) from exc
        return account


class AccountChangeSerializer(AccountSerializer):
    """What PATCH takes: at least one of the two; metadata is replaced whole."""

    external_id = serializers.CharField(read_only=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs:
            raise Invalid("Send at least one of display_name and metadata")
        return attrs
