"""Calendly's way of answering: titles of errors, resources, collections with a token for the next page."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.calls import Call, Caller, created
from sandbox.paging import page_of
from sandbox.refusals import Refusal

NO_TOKEN = (401, "Unauthenticated", "The access token is invalid")
NO_RIGHT = (403, "Permission Denied", "You do not have permission to access this resource.")
NOT_FOUND = (404, "Resource Not Found", "The server could not find the requested resource.")
INVALID = (400, "Invalid Argument", "The supplied parameters are invalid.")
ERRORS = {
    "missing_token": NO_TOKEN,
    "unknown_token": NO_TOKEN,
    "revoked_token": NO_TOKEN,
    "expired_token": (401, "Unauthenticated", "The access token expired"),
    "missing_scope": (403, "Permission Denied", "The token is missing a required scope."),
    "forbidden": NO_RIGHT,
    "not_found": NOT_FOUND,
    "unknown_route": NOT_FOUND,
    "wrong_method": NOT_FOUND,
    "exists": (409, "Already Exists", "The resource already exists."),
}
API = "https://api.calendly.com"  # what URIs begin with, wherever the API is reached
LIMIT, LEFT, SECONDS = "500", "499", "60"


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say no in Calendly's form; the revocation endpoint has OAuth's."""
    if refusal.kind == "bad_client":
        said = "Client authentication failed"
        return JsonResponse({"error": "invalid_client", "error_description": said}, status=403)
    status, title, message = ERRORS.get(refusal.kind, INVALID)
    body = {"title": title, "message": message}
    if field := refusal.details.get("field"):
        body["details"] = [{"parameter": field, "message": refusal.message or "is invalid"}]
    elif refusal.message:
        body["message"] = refusal.message
    return JsonResponse(body, status=status)


def invalid(field: str, message: str = "is invalid") -> Refusal:
    """Return the refusal of one parameter."""
    return Refusal("invalid", message, field=field)


def finish(request: HttpRequest, caller: Caller | None, response: HttpResponse) -> HttpResponse:
    """Add the headers that come with every answer."""
    response["X-RateLimit-Limit"] = LIMIT
    response["X-RateLimit-Remaining"] = LEFT
    response["X-RateLimit-Reset"] = SECONDS
    return response


def made(resource: dict) -> HttpResponse:
    """Answer 201 with what was made."""
    return created({"resource": resource})


def page(call: Call, items: list) -> dict:
    """Answer one page of a collection."""
    text = call.query.get("count") or "20"
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise invalid("count", "must be between 1 and 100")
    shown, token = page_of(items, int(text), call.query.get("page_token", ""))
    path = call.request.path.removeprefix("/calendly")
    following = f"{API}{path}?count={text}&page_token={token}" if token else None
    pagination = {"count": len(shown), "next_page": following, "next_page_token": token or None}
    return {"collection": shown, "pagination": pagination}


def ordered(call: Call, items: list, *fields: str) -> list:
    """Sort by the one field and direction that the caller names."""
    field, _, direction = call.query.get("sort", f"{fields[0]}:asc").partition(":")
    if field not in fields or direction not in ("asc", "desc"):
        raise invalid("sort")
    return sorted(items, key=lambda one: one[field], reverse=direction == "desc")
