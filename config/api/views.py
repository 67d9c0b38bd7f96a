"""The view all our JSON routes stand on, and the routes that belong to nobody else."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import HttpRequest
from rest_framework.request import Request

from config import crowd
from config.api.call_log import call_log_of
from config.api.envelope import Answer
from config.api.errors import ApiError, DatabaseAway, Invalid, NotFound
from config.api.openapi.health import SHOW_HEALTH
from config.api.openapi.operation import Operation
from config.api.scopes import NO_SCOPE
from config.idempotency.hook import MadeOnce


class ApiView(MadeOnce):
    """A route under /api/v1. Declares `required_scope`, and `partner_only` where a profile is needed.

    A call that is refused for its rights still counts against the minute, so that it cannot be hammered.
    """

    required_scope: str | dict[str, str]
    operations: Mapping[str, Operation | None]  # by action, for the OpenAPI document
    partner_only = False
    metered = True
    max_body_bytes: int | None = None  # None: as many as the server takes

    def is_read(self, method: str) -> bool:
        """Say whether a request of this method changes nothing."""
        return method in {"GET", "HEAD"}

    @property
    def allowed_methods(self) -> list[str]:
        """Return what the Allow header names: without OPTIONS, which DRF adds and we do not answer."""
        return [method for method in super().allowed_methods if method != "OPTIONS"]

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Request:
        """Have at hand what is asked all the time: DRF looks for it in vain before it asks Django's request."""
        made = super().initialize_request(request, *args, **kwargs)
        made.META, made.method = request.META, request.method
        return made

    def perform_authentication(self, request: Request) -> None:
        if crowd.is_enough():
            raise DatabaseAway
        with call_log_of(request).stage("auth"):
            super().perform_authentication(request)

    def check_permissions(self, request: Request) -> None:
        try:
            with call_log_of(request).stage("auth"):
                super().check_permissions(request)
        except ApiError:
            self.check_throttles(request)
            raise

    def check_throttles(self, request: Request) -> None:
        if self.metered:
            with call_log_of(request).stage("limit"):
                super().check_throttles(request)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse a body without a length as well: it would be taken for none, and the call made without it."""
        super().initial(request, *args, **kwargs)
        if request.method not in {"GET", "HEAD"} and is_without_length(request):
            raise Invalid("Send the body with a Content-Length, not with a Transfer-Encoding")
        self.begin_once(request)


def is_without_length(request: Request) -> bool:
    return "HTTP_TRANSFER_ENCODING" in request.META and not request.META.get("CONTENT_LENGTH")


class PublicView(ApiView):
    """A route without a key. What strangers send is small: reading it costs them nothing and us time."""

    authentication_classes = ()
    permission_classes = ()
    required_scope = NO_SCOPE
    metered = False
    max_body_bytes = 16 * 1024


class HealthView(PublicView):
    """Says that the server answers. A valid key's call is logged and never counted.

    A wrong key is no matter, nor is a database that cannot be asked about it: /readyz tells of that.
    """

    operations = {"get": SHOW_HEALTH}

    def get_authenticators(self) -> list[Any]:
        sent = "HTTP_AUTHORIZATION" in self.request.META
        return [recognise() for recognise in ApiView.authentication_classes] if sent else []

    def perform_authentication(self, request: Request) -> None:
        with suppress(ApiError, DatabaseError):
            super().perform_authentication(request)

    def get(self, request: Request) -> Answer:
        answer = {"status": "ok", "version": settings.VERSION}
        return Answer(answer, **answer)


class UnknownRoute(ApiView):
    """Catches every path that is no route: JSON, with the key's headers when there is a key."""

    required_scope = NO_SCOPE

    def perform_authentication(self, request: Request) -> None:
        if "HTTP_AUTHORIZATION" in request.META:
            super().perform_authentication(request)

    def check_permissions(self, request: Request) -> None:
        return None

    def _refuse(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise NotFound(f"No route {request.method} {request.path}")

    # Whatever has no handler ends there as well, methods nobody has heard of included.
    http_method_not_allowed = options = _refuse
