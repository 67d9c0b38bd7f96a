"""The API's own way in: past sessions, forms, sign-in and compression, which are for pages."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware
from django.template.response import SimpleTemplateResponse
from django.urls import Resolver404, resolve
from django.utils.module_loading import import_string

from config.api.headers import Looked, looked_at, put
from config.api.views import ApiView

Answering = Callable[[HttpRequest], HttpResponse]
SPEAK_TO_BROWSERS = (XFrameOptionsMiddleware, CSPMiddleware, SecurityMiddleware)


class ApiLane:
    """Answers what our JSON views answer; all else goes on to the middleware behind it."""

    def __init__(self, get_response: Answering) -> None:
        self.pages = get_response
        self.lane = convert_exception_to_response(answered)
        for name in reversed(settings.API_MIDDLEWARE):
            self.lane = convert_exception_to_response(import_string(name)(self.lane))
        self.headers = {is_secure: standing_headers(is_secure) for is_secure in (False, True)}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_for_api(request):
            return self.pages(request)
        response = self.lane(request)
        put(response, self.headers[request.is_secure()])
        if not response.streaming:
            # Without it the server would send the answer in pieces.
            put(response, looked_at({"Content-Length": str(len(response.content))}))
        return response


def is_for_api(request: HttpRequest) -> bool:
    """Say whether a JSON view answers, and leave it on the request: there are pages below /api as well."""
    if not request.path_info.startswith("/api/"):
        return False
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return False
    request.resolver_match = match
    return issubclass(getattr(match.func, "cls", object), ApiView)


def answered(request: HttpRequest) -> HttpResponse:
    """Call the view that was found, and have its answer written: a fault in that is answered as well."""
    found = request.resolver_match
    response = found.func(request, *found.args, **found.kwargs)
    return response.render() if isinstance(response, SimpleTemplateResponse) else response


def standing_headers(is_secure: bool) -> Looked:
    """Return what browsers are told with every answer, from the middleware that pages have for it."""
    request, answer = HttpRequest(), HttpResponse()
    request.path = request.path_info = "/api/"
    request.META["HTTP_X_FORWARDED_PROTO"] = "https" if is_secure else "http"
    del answer["Content-Type"]
    for middleware in SPEAK_TO_BROWSERS:
        answer = middleware(lambda _, said=answer: said)(request)
    return looked_at(answer.headers)
