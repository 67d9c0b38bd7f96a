"""Salesforce's way of answering: errors in a list, the identity service's in one word."""

import re

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.calls import Caller
from sandbox.fakes.salesforce.org import MOST, USED
from sandbox.refusals import Refusal

ENDED = (401, "INVALID_SESSION_ID", "Session expired or invalid")
MISSING = (404, "NOT_FOUND", "The requested resource does not exist")

ERRORS = {
    "missing_token": (401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE"),
    "unknown_token": ENDED,
    "revoked_token": ENDED,
    "expired_token": ENDED,
    "missing_scope": (
        401,
        "INVALID_SESSION_ID",
        "This session is not valid for use with the REST API",
    ),
    "not_found": MISSING,
    "unknown_route": MISSING,
    "wrong_method": (405, "METHOD_NOT_ALLOWED", "HTTP Method not allowed"),
    "invalid": (400, "JSON_PARSER_ERROR", "The body is not what was expected"),
    "invalid_json": (400, "JSON_PARSER_ERROR", "Unexpected character in the body"),
    "deleted": (404, "ENTITY_IS_DELETED", "entity is deleted"),
    "malformed_id": (400, "MALFORMED_ID", "malformed id"),
}
VERSION = re.compile(r"/services/data/v(5[5-9]|6[0-8])\.0/")
USERINFO = "/services/oauth2/userinfo"


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say no in Salesforce's form; kinds in capitals are Salesforce's own codes."""
    if request.path.endswith(USERINFO):
        word = "Missing_OAuth_Token" if refusal.kind == "missing_token" else "Bad_OAuth_Token"
        return HttpResponse(word, status=403, content_type="text/html")
    default = (400, refusal.kind, refusal.message)
    status, code, message = ERRORS.get(refusal.kind, default)
    error = {"message": refusal.message or message, "errorCode": code}
    fields = {"fields": refusal.details["fields"]} if "fields" in refusal.details else {}
    return JsonResponse([error | fields], status=status, safe=False)


def inspect(request: HttpRequest) -> None:
    """Turn away calls of versions that do not exist."""
    if "/services/data/" in request.path and not VERSION.search(request.path):
        raise Refusal("not_found")


def finish(request: HttpRequest, caller: Caller | None, response: HttpResponse) -> HttpResponse:
    """Tell how many calls were used."""
    if caller:
        response["Sforce-Limit-Info"] = f"api-usage={USED}/{MOST}"
    return response
