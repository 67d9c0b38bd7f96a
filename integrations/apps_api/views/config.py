"""An app's toolkits: which are on, switching them on and off, credentials of its own."""

from rest_framework.request import Request
from rest_framework.response import Response

from accounts.app_access.doers import doer_of
from integrations.apps_api.configuring import change_credentials, disable, enable
from integrations.apps_api.serializers import (
    ConfigureSerializer,
    CredentialsSerializer,
    config_row,
)
from integrations.apps_api.views.ground import AppView


class ConfigView(AppView):
    """GET /config: the toolkits that are on, in the order they were set up."""

    def get(self, request: Request, app_id: str) -> Response:
        on = self.app.toolkit_configs.filter(is_enabled=True).order_by("created_at", "id")
        return Response({"app_id": self.app.pk, "integrations": [config_row(row) for row in on]})


class ConfigureView(AppView):
    """POST /configure: switch a toolkit on."""

    def post(self, request: Request, app_id: str) -> Response:
        serializer = ConfigureSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        given = serializer.validated_data
        return Response(config_row(enable(self.app, given["toolkit"], given, doer_of(request))))


class ConfiguredView(AppView):
    """DELETE /configure/<toolkit>: switch it off; nothing to switch off is as good."""

    def delete(self, request: Request, app_id: str, toolkit: str) -> Response:
        disable(self.app, toolkit, doer_of(request))
        return Response(status=204)


class CredentialsView(AppView):
    """PATCH /configure/<toolkit>/credentials: connect with other credentials from now on."""

    def patch(self, request: Request, app_id: str, toolkit: str) -> Response:
        serializer = CredentialsSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        given = serializer.validated_data["oauth_credentials"]
        return Response(config_row(change_credentials(self.app, toolkit, given, doer_of(request))))
