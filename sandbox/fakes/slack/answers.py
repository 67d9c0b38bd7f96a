"""Slack's way of answering: `ok` instead of a status, cursors, arguments from anywhere."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.calls import Call, Caller
from sandbox.paging import page_of
from sandbox.refusals import Refusal
from sandbox.shapes import parsed

ERRORS = {
    "missing_token": "not_authed",
    "unknown_token": "invalid_auth",
    "expired_token": "token_expired",
    "revoked_token": "token_revoked",
    "wrong_actor": "not_allowed_token_type",
    "unknown_route": "unknown_method",
    "wrong_method": "unknown_method",
    "invalid_page": "invalid_cursor",
}


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say no with status 200; kinds that are Slack's own words go out as they are."""
    body: dict[str, object] = {"ok": False, "error": ERRORS.get(refusal.kind, refusal.kind)}
    if refusal.kind == "missing_scope":
        for name in ("needed", "provided"):
            body[name] = ",".join(refusal.details[name])
    if refusal.message and refusal.kind == "invalid_arguments":
        body["response_metadata"] = {"messages": [f"[ERROR] {refusal.message}"]}
    return JsonResponse(body)


def finish(request: HttpRequest, caller: Caller | None, response: HttpResponse) -> HttpResponse:
    """Add the headers that come with every answer."""
    response["X-Slack-Req-Id"] = f"{id(request):032x}"
    if caller:
        response["X-OAuth-Scopes"] = ",".join(caller.scopes)
    return response


def ok(**answer: object) -> dict:
    """Return an answer that went well."""
    return {"ok": True, **answer}


def arguments(call: Call) -> dict:
    """Return the arguments of a reading method: query and form, never JSON."""
    return call.query | call.request.POST.dict()


def written(call: Call) -> dict:
    """Return the arguments of a writing method, which may be JSON as well."""
    if call.request.content_type != "application/json":
        return arguments(call)
    content = parsed(call.request.body)
    if not isinstance(content, dict):
        raise Refusal("json_not_object")
    return call.query | content


def required(given: dict, name: str) -> str:
    """Return an argument that must be there."""
    value = given.get(name)
    if value in (None, ""):
        raise Refusal("invalid_arguments", f"missing required field: {name}")
    return str(value)


def need(call: Call, scope: str) -> None:
    """Refuse a token without a scope."""
    if scope not in call.caller.scopes:
        raise Refusal("missing_scope", needed=[scope], provided=call.caller.scopes)


def is_true(value: object) -> bool:
    """Read a flag as Slack takes it."""
    return str(value).lower() in ("true", "1")


def listed(given: dict, name: str, items: list, **more: object) -> dict:
    """Answer one page with the cursor of the next, empty at the end."""
    size = limit_of(given)
    shown, cursor = page_of(items, size, str(given.get("cursor", "")))
    return ok(**{name: shown}, **more, response_metadata={"next_cursor": cursor})


def limit_of(given: dict) -> int:
    """Read `limit`: under a thousand, a hundred if not given."""
    text = str(given.get("limit", "") or 100)
    if not text.isdecimal() or not 1 <= int(text) < 1000:
        raise Refusal("invalid_limit")
    return int(text)
