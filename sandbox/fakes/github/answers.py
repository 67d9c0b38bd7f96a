"""GitHub's way of answering: its error bodies, its headers, its lists in pages."""

import time
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.calls import Call, Caller
from sandbox.refusals import Refusal

DOCS = "https://docs.github.com/rest"

ERRORS = {
    "missing_token": (401, "Requires authentication"),
    "unknown_token": (401, "Bad credentials"),
    "revoked_token": (401, "Bad credentials"),
    "expired_token": (401, "Bad credentials"),
    "bad_client": (401, "Bad credentials"),
    "missing_scope": (404, "Not Found"),
    "forbidden": (403, "Resource not accessible by integration"),
    "not_found": (404, "Not Found"),
    "unknown_route": (404, "Not Found"),
    "wrong_method": (404, "Not Found"),
    "invalid_json": (400, "Problems parsing JSON"),
    "not_mergeable": (405, "Pull Request is not mergeable"),
    "head_changed": (409, "Head branch was modified. Review and try the merge again."),
    "invalid": (422, "Validation Failed"),
    "invalid_page": (422, "Validation Failed"),
}


def inspect(request: HttpRequest) -> None:
    """Turn away those who do not say who they are."""
    if not request.headers.get("User-Agent"):
        raise Refusal("no_user_agent")


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say no in GitHub's form."""
    if refusal.kind == "no_user_agent":
        text = "Request forbidden by administrative rules. Please make sure your request has a "
        return HttpResponse(f"{text}User-Agent header.\r\n", status=403, content_type="text/plain")
    status, message = ERRORS[refusal.kind]
    body = {"message": refusal.message or message, **refusal.details}
    # Which scopes were missing is told by headers alone.
    body = {name: value for name, value in body.items() if name not in ("needed", "provided")}
    return JsonResponse(body | {"documentation_url": DOCS, "status": str(status)}, status=status)


def invalid(resource: str, field: str, code: str = "missing_field", **more: str) -> Refusal:
    """Return the refusal of a body with a wrong field."""
    return Refusal("invalid", errors=[{"resource": resource, "field": field, "code": code, **more}])


def finish(request: HttpRequest, caller: Caller | None, response: HttpResponse) -> HttpResponse:
    """Add the headers that come with every answer."""
    response["X-GitHub-Api-Version-Selected"] = "2022-11-28"
    response["X-RateLimit-Limit"] = "5000"
    response["X-RateLimit-Remaining"] = "4987"
    response["X-RateLimit-Reset"] = str(int(time.time()) // 3600 * 3600 + 3600)
    response["X-RateLimit-Resource"] = "search" if "/search/" in request.path else "core"
    if caller:
        response["X-OAuth-Scopes"] = ", ".join(caller.scopes)
    return response


def listed(call: Call, items: list) -> HttpResponse:
    """Answer one page of a list as a bare array, with its neighbours in the Link header."""
    shown, links = paged(call, items)
    return JsonResponse(shown, safe=False, headers=links)


def paged(call: Call, items: list) -> tuple[list, dict[str, str]]:
    """Return one page and the Link header that goes with it."""
    page, size = _number(call, "page", 1, 10_000), _number(call, "per_page", 30, 100)
    last = max(1, -(-len(items) // size))
    neighbours = {"prev": page - 1, "next": page + 1, "last": last, "first": 1}
    if page >= last:
        del neighbours["next"], neighbours["last"]
    if page <= 1:
        del neighbours["prev"], neighbours["first"]
    links = [f'<{_address(call, at)}>; rel="{rel}"' for rel, at in neighbours.items()]
    header = {"Link": ", ".join(links)} if links else {}
    return items[(page - 1) * size : page * size], header


def _address(call: Call, page: int) -> str:
    query = urlencode(call.query | {"page": page})
    return f"{call.request.build_absolute_uri(call.request.path)}?{query}"


def _number(call: Call, name: str, default: int, most: int) -> int:
    """Read a page number; GitHub takes its default for nonsense."""
    text = call.query.get(name, "")
    return min(max(int(text), 1), most) if text.isdecimal() else default
