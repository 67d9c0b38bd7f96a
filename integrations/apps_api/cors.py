"""Let pages of an app's own origins read the answers of this API (CORS); nobody else's, and without cookies."""

from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from accounts.models import App
from accounts.models.app import is_app_id
from config.api.errors import PermissionDenied
from integrations.apps_api.handling import told

ASKED_BEFORE = "HTTP_ACCESS_CONTROL_REQUEST_METHOD"
ALLOWED_HEADERS = "Authorization, Content-Type, Idempotency-Key"
EXPOSED_HEADERS = (
    "X-Request-Id, Retry-After, RateLimit, RateLimit-Policy, X-RateLimit-Limit, X-RateLimit-Remaining, "
    "X-RateLimit-Reset, X-RateLimit-Minute-Limit, X-RateLimit-Minute-Remaining, Idempotent-Replayed"
)
MAX_AGE = 600  # seconds that a browser goes by an answer to its question


def is_preflight(request: HttpRequest) -> bool:
    """Say whether a browser asks what a page may send, before it sends it."""
    asks = "HTTP_ORIGIN" in request.META and ASKED_BEFORE in request.META
    return request.method == "OPTIONS" and asks


def answer_preflight(request: HttpRequest, app_id: str, methods: list[str]) -> HttpResponse:
    """Answer 204 to a page of the app's own; 403 to others, the same as if there were no such app."""
    if not is_allowed(request, app_id):
        error = PermissionDenied("This origin is not one of the app's allowed origins")
        return JsonResponse({"error": told(error)}, status=error.status)
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = ", ".join(methods)
    response["Access-Control-Allow-Headers"] = ALLOWED_HEADERS
    response["Access-Control-Max-Age"] = str(MAX_AGE)
    return response


def let_read(request: HttpRequest, app_id: str, response: HttpResponseBase) -> HttpResponseBase:
    """Let a page of the app's own read an answer, an error as well. Caches must tell origins apart."""
    patch_vary_headers(response, ("Origin",))
    if is_allowed(request, app_id):
        response["Access-Control-Allow-Origin"] = request.META["HTTP_ORIGIN"]
        response["Access-Control-Expose-Headers"] = EXPOSED_HEADERS
    return response


def is_allowed(request: HttpRequest, app_id: str) -> bool:
    """Say whether the call comes from an origin that the app lists, letter for letter."""
    origin = request.META.get("HTTP_ORIGIN")
    if origin is None or not is_app_id(app_id):
        return False
    try:
        listed = App.objects.filter(pk=app_id).values_list("allowed_origins", flat=True).first()
    except DatabaseError:
        return False  # the answer says it already
    return origin in (listed or [])
