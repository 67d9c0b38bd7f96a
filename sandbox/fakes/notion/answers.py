"""Notion's way of answering: errors with a code, lists with a cursor, ids with or without dashes."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.refusals import Refusal

VERSION = "2025-09-03"
MOST = 100
ERRORS = {
    "missing_token": (401, "unauthorized", "API token is invalid."),
    "unknown_token": (401, "unauthorized", "API token is invalid."),
    "expired_token": (401, "unauthorized", "API token is invalid."),
    "revoked_token": (401, "unauthorized", "API token is invalid."),
    "not_found": (404, "object_not_found", "Could not find it."),
    "unknown_route": (400, "invalid_request_url", "Invalid request URL."),
    "wrong_method": (400, "invalid_request_url", "Invalid request URL."),
    "invalid_json": (400, "invalid_json", "Error parsing JSON body."),
    "missing_version": (400, "missing_version", "Notion-Version header failed validation."),
    "invalid": (400, "validation_error", "body failed validation."),
    "invalid_page": (400, "validation_error", "The start_cursor provided is invalid."),
    "bad_client": (401, "unauthorized", "Client authentication failed."),
}


def inspect(request: HttpRequest) -> None:
    """Turn away requests that name no version, or one that has no data sources."""
    if request.headers.get("Notion-Version") != VERSION:
        raise Refusal("missing_version")


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say no in Notion's form."""
    status, code, message = ERRORS[refusal.kind]
    body = {"object": "error", "status": status, "code": code}
    body |= {"message": refusal.message or message, "request_id": str(uuid4())}
    return JsonResponse(body, status=status)


def missing(kind: str, object_id: str) -> Refusal:
    """Return the refusal of what is not there, or was not shared, which is the same."""
    told = (
        f"Could not find {kind} with ID: {object_id}. Make sure the relevant pages and databases "
    )
    return Refusal("not_found", told + 'are shared with your integration "Patchbay".')


def invalid(message: str) -> Refusal:
    """Return the refusal of a request that does not fit."""
    return Refusal("invalid", message)


def uuid_of(text: object, place: str) -> str:
    """Return an id with its dashes."""
    try:
        return str(UUID(str(text)))
    except ValueError as exc:
        raise invalid(
            f'{place} failed validation: should be a valid uuid, instead was "{text}".'
        ) from exc


def listed(kind: str, items: list, given: dict) -> dict:
    """Answer one page; the cursor is the id of the item that comes next."""
    size = size_of(given.get("page_size"))
    start = start_of(items, given.get("start_cursor"))
    shown, rest = items[start : start + size], items[start + size :]
    cursor = rest[0]["id"] if rest else None
    answer = {"object": "list", "results": shown, "next_cursor": cursor, "has_more": bool(rest)}
    return answer | {"type": kind, kind: {}, "request_id": str(uuid4())}


def size_of(asked: object) -> int:
    """Return how many items a page has; refuse what is no such number."""
    text = str(MOST if asked is None else asked)
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise invalid(f"page_size should be between 1 and {MOST}, instead was {text}.")
    return int(text)


def start_of(items: list, cursor: object) -> int:
    """Return where a page starts: at the item that the cursor names."""
    if cursor is None:
        return 0
    wanted = uuid_of(cursor, "start_cursor")
    found = [number for number, item in enumerate(items) if item["id"] == wanted]
    if not found:
        raise Refusal("invalid_page", f"The start_cursor provided is invalid: {wanted}")
    return found[0]
