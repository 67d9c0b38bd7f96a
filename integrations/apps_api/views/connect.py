"""POST /connect: where to send an end user who is to connect a toolkit."""

from rest_framework.request import Request
from rest_framework.response import Response

from accounts.app_access.doers import doer_of
from connect import limits, redirects, toolkit_sessions
from integrations.apps_api.asking import client_for, scopes_for, toolkit_of, with_held
from integrations.apps_api.enabled import config_of
from integrations.apps_api.end_users import user_meant
from integrations.apps_api.first_connect import account_for, saved
from integrations.apps_api.serializers import ConnectSerializer
from integrations.apps_api.views.ground import AppView


class ConnectView(AppView):
    """Everything is checked before anything is made: a refusal leaves no account behind."""

    open_to_end_users = True

    def post(self, request: Request, app_id: str) -> Response:
        serializer = ConnectSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        asked, caller = serializer.validated_data, self.caller
        user_id = user_meant(caller, asked.get("userId"))
        config = config_of(self.app, asked["toolkit"])
        client_for(config)
        redirects.check(asked["redirectUrl"], caller.partner, field="redirectUrl")
        named = asked.get("scopes") or []
        scopes = scopes_for(config, named, by_end_user=caller.is_end_user)
        account = account_for(caller, user_id)
        limits.check(request, account)
        account = saved(account, self.app, doer_of(request, account))
        session, url = toolkit_sessions.start(
            account,
            config,
            with_held(scopes, account, toolkit_of(config).provider.slug),
            asked["redirectUrl"],
        )
        return Response({"authUrl": url, "connectionRequestId": f"ca_{session.pk.hex}"})
