"""Discord's way of answering: a number and a sentence for each error, and limits in every header."""

import time

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.calls import Caller
from sandbox.refusals import Refusal

UNAUTHORIZED = (401, 0, "401: Unauthorized")
ERRORS = {
    "missing_token": UNAUTHORIZED,
    "unknown_token": UNAUTHORIZED,
    "revoked_token": UNAUTHORIZED,
    "expired_token": UNAUTHORIZED,
    "missing_scope": (403, 50026, "Missing required OAuth2 scope"),
    "unknown_route": (404, 0, "404: Not Found"),
    "wrong_method": (405, 0, "405: Method Not Allowed"),
    "blocked": (403, 40333, "internal network error"),
    "unknown_channel": (404, 10003, "Unknown Channel"),
    "unknown_guild": (404, 10004, "Unknown Guild"),
    "unknown_message": (404, 10008, "Unknown Message"),
    "unknown_emoji": (400, 10014, "Unknown Emoji"),
    "missing_access": (403, 50001, "Missing Access"),
    "not_the_author": (403, 50005, "Cannot edit a message authored by another user"),
    "empty_message": (400, 50006, "Cannot send an empty message"),
    "missing_permissions": (403, 50013, "Missing Permissions"),
    "invalid": (400, 50035, "Invalid Form Body"),
    "invalid_json": (400, 50109, "The request body contains invalid JSON."),
}


def inspect(request: HttpRequest) -> None:
    """Turn away those who do not say in Discord's form who they are."""
    if not request.headers.get("User-Agent", "").startswith("DiscordBot ("):
        raise Refusal("blocked")


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say no in Discord's form; a wrong field is named."""
    if refusal.kind == "bad_client":  # the OAuth endpoints have a form of their own
        return JsonResponse({"error": "invalid_client"}, status=401)
    status, code, message = ERRORS[refusal.kind]
    body: dict[str, object] = {"message": message, "code": code}
    if field := refusal.details.get("field"):
        flaw = {"code": "BASE_TYPE_BAD", "message": refusal.message}
        body["errors"] = {str(field): {"_errors": [flaw]}}
    return JsonResponse(body, status=status)


def finish(request: HttpRequest, caller: Caller | None, response: HttpResponse) -> HttpResponse:
    """Add the headers that come with every answer."""
    response["X-RateLimit-Limit"] = "5"
    response["X-RateLimit-Remaining"] = "4"
    response["X-RateLimit-Reset"] = f"{time.time() + 1:.3f}"
    response["X-RateLimit-Reset-After"] = "1.000"
    response["X-RateLimit-Bucket"] = "80c17d2f203122d936070c88c8d10f33"
    return response


def number(query: dict[str, str], name: str, default: int, most: int) -> int:
    """Read a number of the query between one and the most."""
    text = query.get(name, "") or str(default)
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise Refusal("invalid", f"int value should be between 1 and {most}.", field=name)
    return int(text)
