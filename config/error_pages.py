"""What goes wrong outside a view, as JSON below the API and as a page elsewhere."""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from config.api.envelope import plain_error
from config.api.errors import (
    ApiError,
    DatabaseAway,
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
    """Answer 500, or 503 while the database is away; from within Django's handling of the exception."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        log.exception("the database is away")
        return answer(request, DatabaseAway())
    log.exception("unhandled on a page")
    return answer(request, InternalError())


def answer(request: HttpRequest, error: ApiError) -> HttpResponse:
    """Answer with the error's body or page."""
    if not request.path.startswith(("/api/", "/v1/")):
        return page(error, theme_of(request))
    if not is_for_people(request):
        return plain_error(request, error)
    response = page(error, theme_of(request))
    response["Referrer-Policy"] = "no-referrer"  # such an address holds a code and a state
    return response


def is_for_people(request: HttpRequest) -> bool:
    """Say whether a page answers at an address below the API (its view says `is_page`)."""
    view = getattr(request.resolver_match, "func", None)
    return getattr(getattr(view, "view_class", None), "is_page", False)


def page(error: ApiError, theme: str = "") -> HttpResponse:
    """Answer with the error's page. It asks neither session nor database: they may be down."""
    shown = {"request_id": current_request_id(), "theme": theme}
    text = render_to_string(f"{error.status}.html", shown)
    return HttpResponse(text, status=error.status, headers=error.headers)
