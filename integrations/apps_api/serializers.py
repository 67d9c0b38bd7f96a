"""What the apps API takes and answers about toolkits and connections, in the wire's spelling."""

from typing import Any

from rest_framework import serializers

from accounts.models import App
from config.api.serializers import StrictSerializer, StrictText, iso_milliseconds
from integrations.apps_api.connections import ToolkitConnection
from integrations.apps_api.end_users import UserId
from integrations.models import ToolkitConfig
from providers.oauth_apps import ClientCredentials
from providers.scopes import requested
from providers.toolkits import Toolkit, find_toolkit

PRINTABLE = r"\A[\x20-\x7e]+\Z"  # RFC 6749, appendix A
NOT_PRINTABLE = {"invalid": "May hold printable ASCII characters only."}


class CredentialsField(serializers.Serializer):
    """OAuth credentials of an app's own. Other members that are plain values are taken and not used."""

    client_id = serializers.RegexField(PRINTABLE, max_length=255, error_messages=NOT_PRINTABLE)
    client_secret = serializers.RegexField(PRINTABLE, max_length=2000, error_messages=NOT_PRINTABLE)
    auth_scheme = serializers.CharField(max_length=20, required=False, allow_null=True)

    def validate_auth_scheme(self, value: str | None) -> str | None:
        if value and value.upper() != "OAUTH2":
            raise serializers.ValidationError("Only OAUTH2 is supported.")
        return value

    def to_internal_value(self, data: Any) -> ClientCredentials:
        given = super().to_internal_value(data)
        if nested := sorted(name for name in data if isinstance(data[name], (dict, list))):
            raise serializers.ValidationError({name: ["Must be a plain value."] for name in nested})
        return ClientCredentials(given["client_id"], given["client_secret"])


class CredentialsSerializer(StrictSerializer):
    """The body of a change of credentials."""

    oauth_credentials = CredentialsField()


class ConfigureSerializer(StrictSerializer):
    """The body that switches a toolkit on."""

    toolkit = serializers.CharField(max_length=100)
    displayName = serializers.CharField(  # noqa: N815
        source="display_name", max_length=100, required=False, allow_null=True, allow_blank=True
    )
    scopes = serializers.ListField(
        child=StrictText(max_length=255), required=False, allow_null=True, max_length=100
    )
    oauth_credentials = CredentialsField(source="credentials", required=False, allow_null=True)

    def validate_toolkit(self, value: str) -> Toolkit:
        toolkit = find_toolkit(value)
        if toolkit is None:
            raise serializers.ValidationError(
                f"Unknown toolkit {value!r}. GET /available?search=… lists them."
            )
        return toolkit

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Leave out what is null, and check the scopes as a session does."""
        requested(attrs["toolkit"].provider, attrs.get("scopes") or [])
        return {name: value for name, value in attrs.items() if value is not None}


class ConnectSerializer(StrictSerializer):
    """The body that starts a connect session."""

    toolkit = serializers.CharField(max_length=100)
    redirectUrl = serializers.CharField(max_length=2000, trim_whitespace=False)  # noqa: N815
    userId = UserId()  # noqa: N815
    scopes = serializers.ListField(
        child=StrictText(max_length=255), required=False, allow_null=True, max_length=100
    )


def config_row(config: ToolkitConfig) -> dict[str, Any]:
    """Return how an app set a toolkit up; of its credentials nothing is told."""
    return {
        "id": str(config.pk),
        "app_id": config.app_id,
        "toolkit_slug": config.toolkit,
        "display_name": config.display_name or None,
        "enabled": config.is_enabled,
        "scopes": config.scopes,
        "created_at": iso_milliseconds(config.created_at),
        "updated_at": iso_milliseconds(config.updated_at),
    }


def connection_row(connection: ToolkitConnection, app: App) -> dict[str, Any]:
    """Return a connection as the calling app sees it: the end users of one partner's apps are the same."""
    integration = connection.integration
    used = integration.last_used_at
    return {
        "id": str(connection.id),
        "app_id": app.pk,
        "app_user_id": integration.account.external_id,
        "toolkit_slug": connection.toolkit.slug,
        "status": connection.status,
        "connected_at": iso_milliseconds(integration.connected_at),
        "last_used_at": iso_milliseconds(used) if used else None,
    }
