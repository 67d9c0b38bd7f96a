"""LinkedIn's way of answering: error numbers, new things named in a header, lists by offset."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.calls import Call
from sandbox.refusals import Refusal

# (status, service error code, code, message)
BAD_TOKEN = (401, 65600, "INVALID_ACCESS_TOKEN", "Invalid access token")
NOT_FOUND = (404, 0, "NOT_FOUND", "Entity not found")
INVALID = (400, 0, "ILLEGAL_ARGUMENT", "Invalid parameter")
ERRORS = {
    "missing_token": (401, 65604, "EMPTY_ACCESS_TOKEN", "Empty oauth2 access token"),
    "unknown_token": BAD_TOKEN,
    "expired_token": (
        401,
        65602,
        "EXPIRED_ACCESS_TOKEN",
        "The token used in the request has expired",
    ),
    "revoked_token": (
        401,
        65601,
        "REVOKED_ACCESS_TOKEN",
        "The token used in the request has been revoked by the user",
    ),
    "bad_client": (401, 0, "invalid_client", "Client authentication failed"),
    "missing_scope": (
        403,
        100,
        "ACCESS_DENIED",
        "Not enough permissions to access this resource",
    ),
    "forbidden": (403, 0, "ACCESS_DENIED", "Field value is not allowed for this viewer"),
    "not_found": NOT_FOUND,
    "unknown_route": (404, 0, "RESOURCE_NOT_FOUND", "No virtual resource found"),
    "wrong_method": (405, 0, "METHOD_NOT_ALLOWED", "Method not allowed"),
    "no_version": (400, 0, "VERSION_MISSING", "A version must be present"),
    "old_version": (426, 0, "NONEXISTENT_VERSION", "Requested version is not active"),
}


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say no in LinkedIn's form."""
    status, number, code, message = ERRORS.get(refusal.kind, INVALID)
    body = {"status": status, "code": code, "message": refusal.message or message}
    return JsonResponse(body | ({"serviceErrorCode": number} if number else {}), status=status)


def invalid(message: str) -> Refusal:
    """Return the refusal of what is not valid."""
    return Refusal("invalid", message)


def made(urn: str, body: dict | None = None) -> HttpResponse:
    """Answer 201: the name of the new thing is in a header."""
    answer = HttpResponse(status=201) if body is None else JsonResponse(body, status=201)
    answer["x-restli-id"] = urn
    return answer


def page(call: Call, items: list) -> dict:
    """Answer one page by offset, with a link where another follows."""
    start, count = number(call, "start", 0), number(call, "count", 10)
    if not 1 <= count <= 100:
        raise invalid(f"count must be between 1 and 100, not {count}")
    following = start + count
    href = f"{call.request.path}?start={following}&count={count}"
    link = {"type": "application/json", "rel": "next", "href": href}
    links = [link] if following < len(items) else []
    paging = {"start": start, "count": count, "links": links, "total": len(items)}
    return {"paging": paging, "elements": items[start:following]}


def number(call: Call, name: str, default: int) -> int:
    """Read a whole number of the query."""
    text = call.query.get(name) or str(default)
    if not text.isdecimal() or len(text) > 9:
        raise invalid(f"{name} is not a number")
    return int(text)
