"""A span for each request: its route as a template, never its address; no body, no id of anybody."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from config.api.call_log import CallLog
from config.metrics.listeners import Fact
from config.tracing.places import after, here
from config.tracing.recording import Recorder, recorders
from config.tracing.spans import SERVER

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
OTHER = "_OTHER"  # what the conventions call a method that is none
SERVER_ERROR = 500


class TracingMiddleware:
    """Follow `traceparent` where a proxy of the operator's sent it; others' is dropped before (config.proxies)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not recorders:
            return self.get_response(request)
        return self.traced(request, recorders[-1])

    def traced(self, request: HttpRequest, recorder: Recorder) -> HttpResponse:
        said, started = recorder.configuration, time.perf_counter()
        place = after(request.headers.get("traceparent", ""), said.share, said.asks_parent)
        token = here.set(place)
        try:
            response = self.get_response(request)
        finally:
            here.reset(token)
        facts, seconds = facts_of(request, response), time.perf_counter() - started
        name = f"{facts['http.request.method']} {facts['http.route']}".strip()
        is_good = response.status_code < SERVER_ERROR
        recorder.write(place, name, SERVER, seconds, is_good, facts)
        return response


def facts_of(request: HttpRequest, response: HttpResponse) -> dict[str, Fact]:
    """Return what is told of a request; each has few values but the request id."""
    match = request.resolver_match
    call = getattr(request, "call_log", None) or CallLog()
    return {
        "http.request.method": request.method if request.method in METHODS else OTHER,
        "http.route": f"/{match.route}" if match else "",
        "http.response.status_code": response.status_code,
        "patchbay.provider": call.provider,
        "patchbay.tool": call.tool,
        "patchbay.request_id": request.id,
    }
