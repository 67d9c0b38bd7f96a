"""What is no route of the apps API."""

from typing import Any

from rest_framework.request import Request

from config.api.errors import NotFound
from integrations.apps_api.views.ground import AppView


class UnknownAppRoute(AppView):
    """Catches every other path below an app's integrations: told in this API's form, with or without a key."""

    open_to_end_users = True

    def perform_authentication(self, request: Request) -> None:
        if "HTTP_AUTHORIZATION" in request.META:
            super().perform_authentication(request)

    def check_permissions(self, request: Request) -> None:
        return None

    def check_throttles(self, request: Request) -> None:
        if "HTTP_AUTHORIZATION" in request.META:
            super().check_throttles(request)

    def _refuse(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise NotFound(f"No route {request.method} {request.path}")

    # Whatever has no handler ends there as well, methods nobody has heard of included.
    http_method_not_allowed = options = _refuse
