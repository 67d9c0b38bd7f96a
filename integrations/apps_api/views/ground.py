"""The view that every route of the apps API stands on."""

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from rest_framework.permissions import BasePermission
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from accounts.app_access.authentication import AppAuthentication
from accounts.app_access.caller import AppCaller
from accounts.app_access.errors import AppDisabled
from accounts.app_access.exposed import refuse_key_in_browser
from accounts.app_access.fairness import check_end_user
from accounts.authentication import refuse_key_in
from accounts.key_limits import check_change, check_network
from accounts.models import App
from accounts.permissions import check_standing
from config.api.errors import AuthRequired
from config.api.scopes import NO_SCOPE
from config.api.views import ApiView
from integrations.apps_api import cors
from integrations.apps_api.handling import handle


class AppAllows(BasePermission):
    """Checks the app's and its partner's standing, the key's own limits, and who the route is for."""

    def has_permission(self, request: Request, view: Any) -> bool:
        caller: AppCaller = request.auth
        refuse_key_in_browser(request, caller)
        check_network(caller.key, request.META.get("REMOTE_ADDR") or "")
        check_app(caller.app)
        check_standing(request.user, partner_needed=True)
        check_change(caller.key, is_read=view.is_read(request.method))
        if caller.is_end_user and not view.open_to_end_users:
            raise AuthRequired("This route is for the app itself: call it with an app key")
        return True


def check_app(app: App) -> None:
    """Raise 403 for an app that is switched off, or whose owner is."""
    if not app.is_served:
        raise AppDisabled


class AppView(ApiView):
    """A route below /v1/<app>/integrations: plain JSON without an envelope, errors in a form of their own."""

    authentication_classes = (AppAuthentication,)
    permission_classes = (AppAllows,)
    renderer_classes = (JSONRenderer,)
    required_scope = NO_SCOPE
    open_to_end_users = False

    def dispatch(
        self, request: HttpRequest, *args: Any, app_id: str, **kwargs: Any
    ) -> HttpResponseBase:
        """Answer what browsers ask before a call, and tell them who may read the answer."""
        if cors.is_preflight(request):
            answer = cors.answer_preflight(request, app_id, self.allowed_methods)
        else:
            answer = super().dispatch(request, *args, app_id=app_id, **kwargs)
        return cors.let_read(request, app_id, answer)

    def check_throttles(self, request: Request) -> None:
        check_end_user(request, request.auth)
        super().check_throttles(request)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse a key in the body as well: we would keep it. What goes to a provider may hold any text."""
        super().initial(request, *args, **kwargs)
        if request.method in {"POST", "PUT", "PATCH"}:
            refuse_key_in(json.dumps(kept_of(request.data)), "body")

    @property
    def caller(self) -> AppCaller:
        return self.request.auth

    @property
    def app(self) -> App:
        return self.caller.app

    def get_exception_handler(self) -> Callable[..., Any]:
        return handle


def kept_of(body: Any) -> Any:
    """Return what of a body is not passed on to a provider."""
    return {**body, "params": None} if isinstance(body, dict) else body
