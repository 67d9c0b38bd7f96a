"""Tell errors the way the apps API does: `{"error": {"code", "message", "remediation", …}}`."""

from typing import Any

from django.conf import settings
from rest_framework.response import Response

from config.api.errors import ApiError
from config.api.handling import noted
from integrations.apps_api.remedies import code_of, remedy_of


def handle(exc: Exception, context: dict[str, Any]) -> Response:
    """Turn whatever a view raised into an error of this API."""
    error = noted(exc, context["request"], getattr(context.get("view"), "allowed_methods", []))
    return Response({"error": told(error)}, status=error.status, headers=error.headers)


def told(error: ApiError) -> dict[str, Any]:
    """Return the members of the error body; `details` only where there are any."""
    code = code_of(error)
    body = {
        "code": code,
        "message": str(error),
        "remediation": remedy_of(error),
        "documentation_url": f"{settings.PUBLIC_URL}/docs/apps#{code}",
    }
    return body | ({"details": error.details} if error.details else {})
