"""Atlassian's way of answering: the gateway's errors, Jira's own, and lists by offset."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.calls import Call
from sandbox.refusals import Refusal

UNAUTHORIZED = (401, "Unauthorized")
GATEWAY = {
    "missing_token": UNAUTHORIZED,
    "unknown_token": UNAUTHORIZED,
    "expired_token": UNAUTHORIZED,
    "revoked_token": UNAUTHORIZED,
    "missing_scope": (401, "Unauthorized; scope does not match"),
    "unknown_site": (404, "Not Found"),
    "unknown_route": (404, "Not Found"),
    "wrong_method": (405, "Method Not Allowed"),
}
NO_ISSUE = "Issue does not exist or you do not have permission to see it."
JIRA = {
    "not_found": (404, NO_ISSUE),
    "invalid_json": (400, "Invalid request payload. Refer to the REST API documentation."),
}


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say no: the gateway with a code and a message, Jira with messages and fields."""
    if refusal.kind in GATEWAY:
        status, message = GATEWAY[refusal.kind]
        return JsonResponse({"code": status, "message": message}, status=status)
    status, message = JIRA.get(refusal.kind, (400, ""))
    said = refusal.message or message
    fields = {refusal.details["field"]: said} if "field" in refusal.details else {}
    messages = [said] if said and not fields else []
    return JsonResponse({"errorMessages": messages, "errors": fields}, status=status)


def page(call: Call, items: list, default: int, most: int) -> tuple[list, dict]:
    """Return one page of a list and where it stands."""
    start, size = number(call, "startAt", 0), min(number(call, "maxResults", default), most)
    place = {"startAt": start, "maxResults": size, "total": len(items)}
    return items[start : start + size], place


def number(call: Call, name: str, default: int) -> int:
    """Read a number; anything else is refused."""
    text = call.query.get(name, "") or str(default)
    if not text.isdecimal():
        raise Refusal("invalid", f"Invalid value for parameter {name}")
    return int(text)
