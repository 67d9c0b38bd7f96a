"""Settings > Apps > one app > Connections > Disconnect."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from accounts.app_access.caller import AppCaller, key_of_end_users
from accounts.app_page import AppsPage, own_app
from accounts.models import App
from config.api.errors import NotFound
from integrations.apps_api.connections import ToolkitConnection
from integrations.apps_api.reaching import find
from integrations.apps_api.switching import end, has_others


class AppDisconnectPage(AppsPage):
    """Says what will no longer work, and ends the connection as DELETE /connections/<id> does."""

    def get(self, request: HttpRequest, app_id: str, pk: UUID) -> HttpResponse:
        app = own_app(request, app_id)
        connection = own_connection(app, pk)
        is_last = not has_others(connection.integration, connection.toolkit)
        context = {"app": app, "connection": connection, "is_last": is_last}
        return render(request, "settings/apps/disconnect.html", context)

    def post(self, request: HttpRequest, app_id: str, pk: UUID) -> HttpResponse:
        app = own_app(request, app_id)
        connection = own_connection(app, pk)
        try:
            end(connection, Actor.user(request))
        except NotFound as exc:  # by somebody else, meanwhile
            raise Http404 from exc
        user_id = connection.integration.account.external_id
        messages.success(request, f"{connection.toolkit.name} of {user_id} disconnected")
        return redirect("app_connections", app.pk)


def own_connection(app: App, pk: UUID) -> ToolkitConnection:
    """Return a connection as a key without limits reaches it; any other is a 404."""
    try:
        return find(AppCaller(app, key_of_end_users(app)), pk)
    except NotFound as exc:
        raise Http404 from exc
