"""X's way of answering: problem documents, `errors` in a 200, lists with `meta`."""

import time

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.calls import Call, Caller
from sandbox.paging import page_of
from sandbox.refusals import Refusal

PROBLEMS = "https://api.twitter.com/2/problems"
UNAUTHORIZED = (401, "Unauthorized", "Unauthorized")
NOT_FOUND = (404, "Not Found", "Not Found")
ERRORS = {
    "missing_token": UNAUTHORIZED,
    "unknown_token": UNAUTHORIZED,
    "expired_token": UNAUTHORIZED,
    "revoked_token": UNAUTHORIZED,
    "bad_client": UNAUTHORIZED,
    "missing_scope": (403, "Forbidden", "Forbidden"),
    "forbidden": (403, "Forbidden", "You are not permitted to perform this action."),
    "unknown_route": NOT_FOUND,
    "wrong_method": (405, "Method Not Allowed", "Method Not Allowed"),
}


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say no with a problem document; what was not found is told in a 200."""
    if refusal.kind == "not_found":
        return JsonResponse({"errors": [_not_found(refusal.details)]})
    if refusal.kind not in ERRORS:
        return _invalid(refusal)
    status, title, detail = ERRORS[refusal.kind]
    body = {"title": title, "type": "about:blank", "status": status}
    return _problem(body | {"detail": refusal.message or detail}, status)


def _not_found(about: dict) -> dict:
    kind, value = about["thing"], about["value"]
    return {
        "value": value,
        "detail": f"Could not find {kind} with {about['field']}: [{value}].",
        "title": "Not Found Error",
        "resource_type": kind,
        "parameter": about["field"],
        "resource_id": value,
        "type": f"{PROBLEMS}/resource-not-found",
    }


def _invalid(refusal: Refusal) -> HttpResponse:
    field, value = refusal.details.get("field", "body"), str(refusal.details.get("value", ""))
    message = refusal.message or f"The `{field}` query parameter value [{value}] is not valid"
    body = {
        "errors": [{"parameters": {field: [value]}, "message": message}],
        "title": "Invalid Request",
        "detail": "One or more parameters to your request was invalid.",
        "type": f"{PROBLEMS}/invalid-request",
    }
    return _problem(body, 400)


def _problem(body: dict, status: int) -> HttpResponse:
    kind = "application/problem+json"
    return JsonResponse(body, status=status, content_type=kind)


def finish(request: HttpRequest, caller: Caller | None, response: HttpResponse) -> HttpResponse:
    """Add the headers that come with every answer."""
    response["x-rate-limit-limit"] = "900"
    response["x-rate-limit-remaining"] = "899"
    response["x-rate-limit-reset"] = str(int(time.time()) // 900 * 900 + 900)
    return response


def names(call: Call, parameter: str) -> list[str]:
    """Read a list, which is one text with commas: a repeated name is refused."""
    given = call.request.GET.getlist(parameter)
    if len(given) > 1:
        raise Refusal("invalid", field=parameter, value=given[-1])
    return [name for name in (given or [""])[0].split(",") if name]


def listed(
    call: Call, items: list, least: int, most: int, default: int, cursor: str = "pagination_token"
) -> tuple[list, dict]:
    """Return one page and its `meta`; a size out of bounds is refused."""
    text = call.query.get("max_results") or str(default)
    if not text.isdecimal() or not least <= int(text) <= most:
        raise Refusal("invalid", field="max_results", value=text)
    shown, token = page_of(items, int(text), call.query.get(cursor, ""))
    meta = {"result_count": len(shown)} | ({"next_token": token} if token else {})
    return shown, meta
