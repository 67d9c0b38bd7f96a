"""Linear's way of answering: errors in a list, with a code, a type in words and a sentence for people."""

import time

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.calls import Caller
from sandbox.refusals import Refusal

NOT_AUTHENTICATED = (
    401,
    "AUTHENTICATION_ERROR",
    "authentication error",
    "Authentication required, not authenticated",
)
ERRORS = {
    "missing_token": NOT_AUTHENTICATED,
    "unknown_token": NOT_AUTHENTICATED,
    "expired_token": NOT_AUTHENTICATED,
    "revoked_token": NOT_AUTHENTICATED,
    "missing_scope": (400, "FORBIDDEN", "forbidden", "Invalid scope"),
    "not_found": (200, "INPUT_ERROR", "invalid input", "Entity not found"),
    "invalid": (400, "INPUT_ERROR", "invalid input", "Argument Validation Error"),
    "invalid_page": (400, "INPUT_ERROR", "invalid input", "Invalid cursor"),
    "invalid_json": (400, "BAD_REQUEST", "graphql error", "The body is no JSON object"),
    "graphql": (400, "GRAPHQL_VALIDATION_FAILED", "graphql error", "Invalid document"),
}


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say no as GraphQL does; what is not GraphQL is not there."""
    if refusal.kind not in ERRORS:
        status = 401 if refusal.kind == "bad_client" else 404
        return JsonResponse({"error": refusal.kind}, status=status)
    status, code, kind, message = ERRORS[refusal.kind]
    message = refusal.message or message
    told = {"type": kind, "code": code, "statusCode": max(status, 400), "userError": True}
    told |= {"userPresentableMessage": refusal.details.get("sentence", message)}
    return JsonResponse(
        {"errors": [{"message": message, "extensions": told}], "data": None}, status=status
    )


def missing(kind: str) -> Refusal:
    """Return the refusal of an id that nothing has."""
    sentence = f"Could not find referenced {kind}."
    return Refusal("not_found", f"Entity not found: {kind}", sentence=sentence)


def finish(request: HttpRequest, caller: Caller | None, response: HttpResponse) -> HttpResponse:
    """Add the headers that come with every answer; times are in milliseconds."""
    reset = str((int(time.time()) // 3600 * 3600 + 3600) * 1000)
    for budget, limit in (("Requests", 5000), ("Complexity", 2_000_000)):
        response[f"X-RateLimit-{budget}-Limit"] = str(limit)
        response[f"X-RateLimit-{budget}-Remaining"] = str(limit - 1)
        response[f"X-RateLimit-{budget}-Reset"] = reset
    response["X-Complexity"] = "1"
    return response
