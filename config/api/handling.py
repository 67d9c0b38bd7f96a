"""Turn whatever a view raised into an error of ours."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import InterfaceError, OperationalError
from django.http import Http404
from rest_framework import exceptions as drf
from rest_framework.response import Response

from config import crowd, metrics
from config.api.call_log import call_log_of
from config.api.errors import (
    ApiError,
    AuthRequired,
    DatabaseAway,
    InternalError,
    Invalid,
    MethodNotAllowed,
    NotFound,
    PayloadTooLarge,
    PermissionDenied,
    RateLimited,
    UnsupportedMediaType,
)

log = logging.getLogger("patchbay.errors")


def handle(exc: Exception, context: dict) -> Response:
    """Turn whatever a view raised into the one error envelope (DRF's EXCEPTION_HANDLER)."""
    view = context.get("view")
    error = noted(exc, context["request"], getattr(view, "allowed_methods", []))
    return Response(error.body(), status=error.status, headers=error.headers)


def noted(exc: Exception, request: Any, allowed: list[str]) -> ApiError:
    """Return what the caller is told, and keep it for the record of the call and for the numbers."""
    error = as_api_error(exc, allowed)
    call_log_of(request).failed(error, exc)
    if isinstance(error, RateLimited):
        metrics.limited.labels(error.details.get("limit", "other")).inc()
    return error


def as_api_error(exc: Exception, allowed: list[str]) -> ApiError:
    """Translate Django's and DRF's own exceptions; anything unknown is logged and becomes a 500."""
    if isinstance(exc, ApiError):
        return exc
    if isinstance(exc, drf.MethodNotAllowed):
        return MethodNotAllowed(str(exc.detail).split('"')[1], allowed)
    for theirs, translate in TRANSLATIONS.items():
        if isinstance(exc, theirs):
            return translate(exc)
    log.exception("unhandled %s", type(exc).__name__, exc_info=exc)
    return InternalError()


def database_away(exc: Exception) -> DatabaseAway:
    """Log what the database said, and ask the caller to come again."""
    crowd.waited_in_vain()
    log.error("the database is away: %s", type(exc).__name__, exc_info=exc)
    return DatabaseAway()


def invalid_fields(detail: Any) -> Invalid:
    """Name the first wrong field in the sentence and all of them in `details.fields`."""
    if not isinstance(detail, dict):
        return Invalid(first_message(detail))
    name, problem = next(iter(detail.items()))
    sentence = first_message(problem)
    prefix = "" if name == "non_field_errors" else f"{name}: "
    return Invalid(f"{prefix}{sentence}", fields=detail)


def first_message(problem: Any) -> str:
    """Dig the first sentence out of DRF's nested error lists."""
    while isinstance(problem, (list, tuple, dict)) and problem:
        problem = next(iter(problem.values())) if isinstance(problem, dict) else problem[0]
    return str(problem)


TRANSLATIONS: dict[tuple[type[Exception], ...], Callable[[Any], ApiError]] = {
    (drf.ValidationError, drf.ParseError): lambda exc: invalid_fields(exc.detail),
    (DjangoValidationError,): lambda exc: Invalid(" ".join(exc.messages)),
    (Http404, drf.NotFound): lambda exc: NotFound(),
    (drf.NotAuthenticated, drf.AuthenticationFailed): lambda exc: AuthRequired(),
    (drf.PermissionDenied,): lambda exc: PermissionDenied(),
    (drf.UnsupportedMediaType,): lambda exc: UnsupportedMediaType(),
    (RequestDataTooBig,): lambda exc: PayloadTooLarge(),
    (TooManyFieldsSent,): lambda exc: Invalid(
        f"Send at most {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS} parameters"
    ),
    (SuspiciousOperation,): lambda exc: Invalid(),
    (OperationalError, InterfaceError): database_away,
}
