"""The forms of Pipedrive's answers: `success`, `data` or `error`, and the limits in headers."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.calls import Caller, created
from sandbox.refusals import Refusal

STATUS = {
    "invalid": 400,
    "invalid_page": 400,
    "invalid_json": 400,
    "bad_client": 400,
    "missing_scope": 403,
    "not_found": 404,
    "unknown_route": 404,
    "wrong_method": 405,
}
SENTENCES = {
    "missing_scope": "Scope and URL mismatch",
    "bad_client": "Invalid client: client is invalid",
    "wrong_method": "Method not allowed",
    "unknown_route": "Unknown method.",
}
LIMITS = {"x-ratelimit-limit": "80", "x-ratelimit-remaining": "79", "x-ratelimit-reset": "2"}


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say no in Pipedrive's form; whatever is not listed is about the token."""
    status = STATUS.get(refusal.kind, 401)
    default = "Invalid token: access token is invalid" if status == 401 else "Bad request"
    said = SENTENCES.get(refusal.kind) or refusal.message or default
    body = {"success": False, "error": said, "errorCode": status}
    return JsonResponse(
        body | {"error_info": "Please check developers.pipedrive.com"}, status=status
    )


def with_limits(
    request: HttpRequest, caller: Caller | None, response: HttpResponse
) -> HttpResponse:
    """Tell in every answer of the API how many requests are left."""
    if caller is not None:
        for name, value in LIMITS.items():
            response.setdefault(name, value)
    return response


def told(data: object, **more: object) -> dict:
    """Return the body of a success."""
    return {"success": True, "data": data, **more}


def made(data: dict) -> HttpResponse:
    """Answer 201 with what was made."""
    return created(told(data))
