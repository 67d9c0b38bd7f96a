"""Connect sessions on the wire."""

from typing import Any

from rest_framework import serializers

from config.api.serializers import StrictSerializer, iso_milliseconds
from connect.models import ConnectSession
from providers.registry import find, providers


class StartSerializer(StrictSerializer):
    """What starts a session."""

    provider = serializers.CharField(max_length=40)
    redirect_url = serializers.CharField(max_length=2000, trim_whitespace=False)
    scopes = serializers.ListField(
        child=serializers.CharField(max_length=255), required=False, allow_null=True, max_length=100
    )

    def validate_provider(self, value: str) -> str:
        if find(value) is None:
            raise serializers.ValidationError(
                f"Unknown provider {value!r}. One of: {', '.join(providers())}."
            )
        return value


def started(session: ConnectSession, connect_url: str) -> dict[str, Any]:
    """Return the answer to a start."""
    return {
        "connect_url": connect_url,
        "session_id": str(session.pk),
        "expires_at": iso_milliseconds(session.expires_at),
    }


def status_of(session: ConnectSession) -> dict[str, Any]:
    """Return how a session stands; `error` only when it failed."""
    failed = session.status == ConnectSession.Status.FAILED
    return {
        "session_id": str(session.pk),
        "provider": session.provider,
        "status": session.status,
        **({"error": session.error} if failed else {}),
        "created_at": iso_milliseconds(session.created_at),
        "expires_at": iso_milliseconds(session.expires_at),
    }
