"""The view that every route of the apps API stands on."""

from collections.abc import Callable
from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from accounts.app_access.authentication import AppAuthentication
from accounts.app_access.caller import AppCaller
from accounts.key_limits import check_change, check_network
from accounts.models import App
from accounts.permissions import check_standing
from config.api.errors import AuthRequired, PermissionDenied
from config.api.scopes import NO_SCOPE
from config.api.views import ApiView
from integrations.apps_api.handling import handle


class AppAllows(BasePermission):
    """Checks the app's and its partner's standing, the key's own limits, and who the route is for."""

    def has_permission(self, request: Request, view: Any) -> bool:
        caller: AppCaller = request.auth
        check_network(caller.key, request.META.get("REMOTE_ADDR") or "")
        check_app(caller.app)
        check_standing(request.user, partner_needed=True)
        check_change(caller.key, is_read=view.is_read(request.method))
        if caller.is_end_user and not view.open_to_end_users:
            raise AuthRequired("This route is for the app itself: call it with an app key")
        return True


def check_app(app: App) -> None:
    """Raise 403 for an app that is switched off."""
    if app.status != App.Status.ACTIVE:
        raise PermissionDenied("This app is disabled")


class AppView(ApiView):
    """A route below /v1/<app>/integrations: plain JSON without an envelope, errors in a form of their own."""

    authentication_classes = (AppAuthentication,)
    permission_classes = (AppAllows,)
    renderer_classes = (JSONRenderer,)
    required_scope = NO_SCOPE
    open_to_end_users = False

    @property
    def caller(self) -> AppCaller:
        return self.request.auth

    @property
    def app(self) -> App:
        return self.caller.app

    def get_exception_handler(self) -> Callable[..., Any]:
        return handle
