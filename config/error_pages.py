"""What goes wrong outside a view, as JSON below the API and as a page elsewhere."""

import logging

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from config.api.envelope import plain_error
from config.api.errors import (
    ApiError,
    InternalError,
    Invalid,
    NotFound,
    PermissionDenied,
    RateLimited,
)
from config.api.request_id import current_request_id
from config.theme import theme_of

log = logging.getLogger("patchbay.errors")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400."""
    return answer(request, Invalid())


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    return answer(request, PermissionDenied())


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404."""
    return answer(request, NotFound())


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Answer 429 where allauth refuses; its windows by address are a minute long."""
    return answer(request, RateLimited(60))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500, from within Django's handling of the exception."""
    log.exception("unhandled on a page")
    return answer(request, InternalError())


def answer(request: HttpRequest, error: ApiError) -> HttpResponse:
    """Answer with the error's body or page."""
    if request.path.startswith(("/api/", "/v1/")):
        return plain_error(request, error)
    return page(error, theme_of(request))


def page(error: ApiError, theme: str = "") -> HttpResponse:
    """Answer with the error's page. It asks neither session nor database: they may be down."""
    shown = {"request_id": current_request_id(), "theme": theme}
    text = render_to_string(f"{error.status}.html", shown)
    return HttpResponse(text, status=error.status, headers=error.headers)
