"""Integrations on the wire."""

from typing import Any

from rest_framework import serializers

from config.api.errors import Invalid
from config.api.serializers import StrictSerializer, Timestamp
from integrations import ledger
from integrations.models import Integration
from integrations.usable import usable_services


class IntegrationSerializer(serializers.Serializer):
    """An integration as it stands in an account."""

    id = serializers.UUIDField()
    provider = serializers.CharField()
    status = serializers.CharField()
    connected_at = Timestamp()


class OwnIntegrationSerializer(serializers.Serializer):
    """An integration as its owner's agent sees it; `services` are those it can call a tool of."""

    provider = serializers.CharField()
    status = serializers.CharField()
    connected_at = Timestamp()
    services = serializers.SerializerMethodField()

    def get_services(self, integration: Integration) -> list[str]:
        return [service.slug for service in usable_services(integration)]


class EnabledServiceSerializer(StrictSerializer):
    """One permission; the wire calls it `service_name`."""

    service_name = serializers.CharField(source="permission")
    is_enabled = serializers.BooleanField()


class IntegrationDetailSerializer(IntegrationSerializer):
    """An integration with who is connected, its permissions, and the ledger of its scopes."""

    enabled_services = serializers.SerializerMethodField()
    missing_scopes = serializers.ListField()
    connected_as = serializers.DictField(source="person")
    account_mismatch = serializers.BooleanField()
    formerly_connected_as = serializers.DictField(source="former_person")
    scopes = serializers.SerializerMethodField()
    permissions = serializers.SerializerMethodField()

    def get_enabled_services(self, integration: Integration) -> list[dict[str, Any]]:
        granted = [row for row in integration.permissions.all() if row.is_granted]
        return EnabledServiceSerializer(sorted(granted, key=lambda r: r.permission), many=True).data

    def get_scopes(self, integration: Integration) -> dict[str, list[str]]:
        return {
            "requested": ledger.joined(integration.requested_scopes),
            "granted": ledger.joined(integration.granted_scopes),
            "missing": integration.missing_scopes,
        }

    def get_permissions(self, integration: Integration) -> list[dict[str, Any]]:
        return ledger.needs(integration)


class IntegrationChangeSerializer(StrictSerializer):
    """What PATCH on an integration takes: switches, or the word that another person is the right one."""

    enabled_services = EnabledServiceSerializer(many=True, allow_empty=False, required=False)
    account_mismatch = serializers.BooleanField(required=False)

    def validate_account_mismatch(self, value: bool) -> bool:
        if value:
            raise serializers.ValidationError("Can only be set to false.")
        return value

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs:
            raise Invalid("Send at least one of enabled_services and account_mismatch")
        return attrs
