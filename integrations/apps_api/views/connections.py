"""Connections: list them, and end one."""

from rest_framework.request import Request
from rest_framework.response import Response

from accounts.access import as_uuid
from accounts.app_access.doers import doer_of
from config.api.errors import NotFound
from integrations.apps_api.end_users import user_meant
from integrations.apps_api.reaching import find, page
from integrations.apps_api.serializers import connection_row
from integrations.apps_api.switching import end
from integrations.apps_api.views.ground import AppView


class ConnectionsView(AppView):
    """GET /connections: an end user's own that are active, or all of the app's end users."""

    open_to_end_users = True

    def get(self, request: Request, app_id: str) -> Response:
        if self.caller.is_end_user:
            user_meant(self.caller, request.query_params.get("userId"))
        found, onward = page(self.caller, request.query_params)
        rows = [connection_row(each, self.app) for each in found]
        return Response({"connections": rows, "next_cursor": onward})


class ConnectionView(AppView):
    """DELETE /connections/<id>: end a connection; the other toolkits of its provider stay connected."""

    open_to_end_users = True

    def delete(self, request: Request, app_id: str, connection_id: str) -> Response:
        pk = as_uuid(connection_id, NotFound("Connection not found"))
        connection = find(self.caller, pk)
        end(connection, doer_of(request, connection.integration.account))
        return Response(status=204)
