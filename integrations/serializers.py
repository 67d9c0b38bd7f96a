"""Integrations on the wire."""

from typing import Any

from rest_framework import serializers

from config.api.serializers import StrictSerializer, Timestamp
from integrations.models import Integration


class IntegrationSerializer(serializers.Serializer):
    """An integration as it stands in an account."""

    id = serializers.UUIDField()
    provider = serializers.CharField()
    status = serializers.CharField()
    connected_at = Timestamp()


class EnabledServiceSerializer(StrictSerializer):
    """One permission; the wire calls it `service_name`."""

    service_name = serializers.CharField(source="permission")
    is_enabled = serializers.BooleanField()


class IntegrationDetailSerializer(IntegrationSerializer):
    """An integration with its granted permissions, and the scopes that were asked for in vain."""

    enabled_services = serializers.SerializerMethodField()
    missing_scopes = serializers.ListField()

    def get_enabled_services(self, integration: Integration) -> list[dict[str, Any]]:
        granted = [row for row in integration.permissions.all() if row.is_granted]
        return EnabledServiceSerializer(sorted(granted, key=lambda r: r.permission), many=True).data


class ServiceSwitchesSerializer(StrictSerializer):
    """What PATCH on an integration takes."""

    enabled_services = EnabledServiceSerializer(many=True, allow_empty=False)
