"""Give every request an id, carry it through the log, and write one access line without a query string."""

import logging
import re
import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

from config import metrics
from config.api.headers import looked_at, put

log = logging.getLogger("patchbay.access")

_SANE = re.compile(r"[A-Za-z0-9_\-.:]{8,100}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def current_request_id() -> str:
    """Return the id of the request this thread is answering, or an empty string."""
    return _current.get()


def new_request_id() -> str:
    """Return `req_` and 96 random bits."""
    return f"req_{secrets.token_hex(12)}"


class RequestIdMiddleware:
    """Keep the caller's X-Request-Id if it is sane, else make one; answer with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        theirs = request.META.get("HTTP_X_REQUEST_ID", "")
        request.id = theirs if _SANE.fullmatch(theirs) else new_request_id()
        token = _current.set(request.id)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            put(response, looked_at({"X-Request-Id": request.id}))
            log_access(request, response, time.perf_counter() - started)
            return response
        finally:
            _current.reset(token)


def log_access(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """Write method, route template, status and milliseconds; ids in paths stay out with the template."""
    metrics.answered(response.status_code)
    match = request.resolver_match
    route = f"/{match.route}" if match else "(no route)"
    log.info(
        "%s %s %s",
        request.method,
        route,
        response.status_code,
        extra={
            "method": request.method,
            "route": route,
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
            "key_id": getattr(request, "api_key_id", None),
        },
    )
