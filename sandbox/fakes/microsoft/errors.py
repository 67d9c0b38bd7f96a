"""Graph's error bodies: one form, and each service's own words in it."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from sandbox.refusals import Refusal

CHALLENGE = (
    'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize",'
    ' client_id="00000003-0000-0000-c000-000000000000"'
)
TOKEN = "InvalidAuthenticationToken"

# kind -> (status, code, message)
ERRORS = {
    "missing_token": (401, TOKEN, "Access token is empty."),
    "unknown_token": (401, TOKEN, "Access token validation failure. Invalid signature."),
    "expired_token": (401, TOKEN, "Lifetime validation failed, the token is expired."),
    "revoked_token": (401, TOKEN, "Continuous access evaluation resulted in challenge."),
    "not_found": (404, "itemNotFound", "The resource could not be found."),
    "no_message": (
        404,
        "ErrorItemNotFound",
        "The specified object was not found in the store.",
    ),
    "malformed_id": (400, "ErrorInvalidIdMalformed", "Id is malformed."),
    "unknown_route": (400, "BadRequest", "Resource not found for the segment."),
    "wrong_method": (
        405,
        "BadRequest",
        "Specified HTTP method is not allowed for the request target.",
    ),
    "invalid": (400, "BadRequest", "Invalid request."),
    "invalid_json": (400, "BadRequest", "Unable to read JSON request payload."),
    "invalid_page": (400, "BadRequest", "Invalid skip token."),
    "not_downloadable": (401, "unauthenticated", "The caller is not authenticated."),
}
ACCESS_DENIED = "Access is denied. Check credentials and try again."


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say no in Graph's form."""
    status, code, message = _said(request, refusal)
    body = {
        "code": refusal.details.get("code", code),
        "message": refusal.message or message,
        "innerError": {
            "date": f"{timezone.now():%Y-%m-%dT%H:%M:%S}",
            "request-id": str(uuid4()),
            "client-request-id": str(uuid4()),
        },
    }
    response = JsonResponse({"error": body}, status=status)
    if status == 401:
        response["WWW-Authenticate"] = CHALLENGE + _claims(refusal)
    return response


def _said(request: HttpRequest, refusal: Refusal) -> tuple[int, str, str]:
    """A missing scope is told by the service behind, not by Graph."""
    if refusal.kind != "missing_scope":
        return ERRORS[refusal.kind]
    if "/drive" in request.path:
        return 403, "accessDenied", "Access denied"
    return 403, "ErrorAccessDenied", ACCESS_DENIED


def _claims(refusal: Refusal) -> str:
    """A grant that was ended asks for a new sign-in by a claims challenge."""
    if refusal.kind != "revoked_token":
        return ""
    return ', error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="'
