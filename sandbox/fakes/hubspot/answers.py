"""HubSpot's way of answering: categories of errors, pages, rate headers on all but searches."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.calls import Call, Caller
from sandbox.paging import page_of
from sandbox.refusals import Refusal

NO_TOKEN = "Authentication credentials not found. This API supports OAuth 2.0 authentication."
BAD_TOKEN = "The OAuth token used to make this call is invalid or was revoked."

ERRORS = {
    "missing_token": (401, "INVALID_AUTHENTICATION", NO_TOKEN),
    "unknown_token": (401, "INVALID_AUTHENTICATION", BAD_TOKEN),
    "revoked_token": (401, "INVALID_AUTHENTICATION", BAD_TOKEN),
    "expired_token": (
        401,
        "EXPIRED_AUTHENTICATION",
        "The OAuth token used to make this call expired.",
    ),
    "missing_scope": (
        403,
        "MISSING_SCOPES",
        "This app hasn't been granted all required scopes to make this call.",
    ),
    "not_found": (404, "OBJECT_NOT_FOUND", "Object not found. objectId are usually numeric."),
    "unknown_route": (404, "OBJECT_NOT_FOUND", "resource not found"),
    "wrong_method": (405, "VALIDATION_ERROR", "HTTP 405 Method Not Allowed"),
    "conflict": (409, "CONFLICT", "A record with this value exists already."),
    "bad_client": (401, "INVALID_AUTHENTICATION", "The client id or secret is wrong."),
}
INVALID = (400, "VALIDATION_ERROR", "Invalid input JSON")


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say no in HubSpot's form."""
    status, category, message = ERRORS.get(refusal.kind, INVALID)
    body = {
        "status": "error",
        "message": refusal.message or message,
        "correlationId": str(uuid4()),
        "category": category,
    }
    if refusal.kind == "missing_scope":
        needed = {"requiredGranularScopes": list(refusal.details["needed"])}
        text = "One or more of the following scopes are required."
        body["errors"] = [{"message": text, "context": needed}]
    return JsonResponse(body, status=status)


def invalid(message: str) -> Refusal:
    """Return the refusal of what is not valid."""
    return Refusal("invalid", message)


def finish(request: HttpRequest, caller: Caller | None, response: HttpResponse) -> HttpResponse:
    """Add the rate headers, which searches do not have."""
    if not request.path.endswith("/search"):
        response["X-HubSpot-RateLimit-Daily"] = "250000"
        response["X-HubSpot-RateLimit-Daily-Remaining"] = "249871"
        response["X-HubSpot-RateLimit-Max"] = "110"
        response["X-HubSpot-RateLimit-Remaining"] = "109"
        response["X-HubSpot-RateLimit-Interval-Milliseconds"] = "10000"
    return response


def page(call: Call, items: list, after: str, limit: int) -> dict:
    """Answer one page, with `paging` only where another follows."""
    shown, following = page_of(items, limit, after)
    return {"results": shown} | paging(call, following)


def paging(call: Call, after: str) -> dict:
    """Return where the next page is, if there is one."""
    link = f"{call.request.build_absolute_uri(call.request.path)}?after={after}"
    return {"paging": {"next": {"after": after, "link": link}}} if after else {}


def size(asked: object, default: int, most: int) -> int:
    """Read a limit; too much is refused, not cut."""
    text = str(default if asked in (None, "") else asked)
    if not text.isdecimal() or not 0 < int(text) <= most:
        raise invalid(f"Limit must be between 1 and {most}, not {text}")
    return int(text)
