"""Google's error bodies."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.refusals import Refusal

SIGN_IN = (
    "Expected OAuth 2 access token, login cookie or other valid authentication credential. "
    "See https://developers.google.com/identity/sign-in/web/devconsole-project."
)
MISSING = f"Request is missing required authentication credential. {SIGN_IN}"
WRONG = f"Request had invalid authentication credentials. {SIGN_IN}"

# kind -> (status, reason, RPC status, message)
ERRORS = {
    "missing_token": (401, "required", "UNAUTHENTICATED", MISSING),
    "unknown_token": (401, "authError", "UNAUTHENTICATED", WRONG),
    "expired_token": (401, "authError", "UNAUTHENTICATED", WRONG),
    "revoked_token": (401, "authError", "UNAUTHENTICATED", WRONG),
    "missing_scope": (
        403,
        "insufficientPermissions",
        "PERMISSION_DENIED",
        "Request had insufficient authentication scopes.",
    ),
    "forbidden": (403, "forbidden", "PERMISSION_DENIED", "Forbidden"),
    "not_found": (404, "notFound", "NOT_FOUND", "Requested entity was not found."),
    "unknown_route": (404, "notFound", "NOT_FOUND", "Not Found"),
    "wrong_method": (404, "notFound", "NOT_FOUND", "Not Found"),
    "duplicate": (409, "duplicate", None, "The requested identifier already exists."),
    "precondition": (
        400,
        "failedPrecondition",
        "FAILED_PRECONDITION",
        "Precondition check failed.",
    ),
    "deleted": (410, "deleted", None, "Resource has been deleted"),
    "too_large": (413, "uploadTooLarge", None, "Request is too large."),
    "invalid": (400, "invalidArgument", "INVALID_ARGUMENT", "Bad Request"),
    "invalid_json": (400, "parseError", "INVALID_ARGUMENT", "Invalid JSON payload received."),
    "invalid_page": (400, "invalidArgument", "INVALID_ARGUMENT", "Invalid pageToken"),
}

# These answer in the newer form alone, without `errors`.
NEWER = ("/google/v4/spreadsheets", "/google/v1/documents", "/google/v1/presentations")
SCOPE_DETAIL = {
    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
    "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
    "domain": "googleapis.com",
}


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say no in Google's form; the userinfo endpoint has one of its own."""
    status, reason, rpc_status, message = ERRORS[refusal.kind]
    if status == 401 and request.path.endswith("/v1/userinfo"):
        body = {"error": "invalid_request", "error_description": "Invalid Credentials"}
    else:
        error = _error(refusal, status, reason, rpc_status, message)
        body = {"error": _newer(error) if request.path.startswith(NEWER) else error}
    response = JsonResponse(body, status=status)
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="https://accounts.google.com/"'
    return response


def _error(
    refusal: Refusal, status: int, reason: str, rpc_status: str | None, message: str
) -> dict:
    text = refusal.message or message
    reason = refusal.details.get("reason", reason)
    one = {"message": text, "domain": "global", "reason": reason}
    error: dict[str, object] = {"code": status, "message": text, "errors": [one]}
    if rpc_status:
        error["status"] = rpc_status
    if refusal.kind == "missing_scope":
        error["details"] = [SCOPE_DETAIL]
    return error


def _newer(error: dict) -> dict:
    return {name: value for name, value in error.items() if name != "errors"}
