"""Connect sessions on the wire."""

from typing import Any

from rest_framework import serializers

from config.api.serializers import StrictSerializer, StrictText, iso_milliseconds
from connect.models import ConnectSession
from providers.registry import find, providers


class StartSerializer(StrictSerializer):
    """What starts a session."""

    provider = serializers.CharField(max_length=40)
    redirect_url = serializers.CharField(max_length=2000, trim_whitespace=False)
    scopes = serializers.ListField(
        child=StrictText(max_length=255), required=False, allow_null=True, max_length=100
    )

    code_challenge = serializers.RegexField(
        r"\A[A-Za-z0-9_-]{43}\Z",
        required=False,
        trim_whitespace=False,
        help_text="base64url(SHA-256(code_verifier)) without padding: 43 characters.",
        error_messages={"invalid": "Send 43 characters: base64url(SHA-256(code_verifier))."},
    )

    def validate_provider(self, value: str) -> str:
        if find(value) is None:
            raise serializers.ValidationError(
                f"Unknown provider {value!r}. One of: {', '.join(providers())}."
            )
        return value


class ConfirmSerializer(StrictSerializer):
    """What confirms a session: one half came with the person's browser, one stayed on the server."""

    confirmation = serializers.CharField(max_length=100)
    code_verifier = serializers.RegexField(
        r"\A[A-Za-z0-9._~-]{43,128}\Z",
        trim_whitespace=False,
        error_messages={"invalid": "Send 43 to 128 letters, digits, '-', '.', '_' or '~'."},
    )


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
