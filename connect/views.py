"""Start a connect session and ask how it stands."""

from rest_framework.request import Request

from accounts.access import PartnerView, as_uuid
from config.api.envelope import Answer
from config.api.errors import NotFound
from connect import limits, sessions
from connect.operations import SHOW, START
from connect.serializers import StartSerializer, started, status_of
from providers.registry import find


class StartView(PartnerView):
    required_scope = "connect:write"
    operations = {"post": START}

    def post(self, request: Request, pk: str) -> Answer:
        account = self.account(pk)
        serializer = StartSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        asked = serializer.validated_data
        limits.check(request, account)
        session, connect_url = sessions.start(
            account, find(asked["provider"]), asked["redirect_url"], asked.get("scopes") or []
        )
        return Answer(started(session, connect_url))


class SessionView(PartnerView):
    required_scope = "accounts:read"
    operations = {"get": SHOW}

    def get(self, request: Request, pk: str, session_id: str) -> Answer:
        account = self.account(pk)
        missing = NotFound("Connect session not found")
        session = account.connect_sessions.filter(pk=as_uuid(session_id, missing)).first()
        if session is None:
            raise missing
        if session.status == "pending" and session.is_overdue:
            sessions.expire(session)
        return Answer(status_of(session))
