"""Start a connect session and ask how it stands."""

from rest_framework.request import Request

from accounts.access import PartnerView, as_uuid
from accounts.actors import Actor
from accounts.models import ConnectedAccount
from config.api.envelope import Answer
from config.api.errors import NotFound
from connect import confirming, ending, limits, sessions
from connect.models import ConnectSession
from connect.operations import CONFIRM, SHOW, START
from connect.serializers import ConfirmSerializer, StartSerializer, started, status_of
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
            account,
            find(asked["provider"]),
            asked["redirect_url"],
            asked.get("scopes") or [],
            asked.get("code_challenge", ""),
        )
        return Answer(started(session, connect_url))


class SessionView(PartnerView):
    required_scope = "accounts:read"
    operations = {"get": SHOW}

    def get(self, request: Request, pk: str, session_id: str) -> Answer:
        session = session_of(self.account(pk), session_id)
        if session.status == "pending" and session.is_overdue:
            ending.expire(session)
        return Answer(status_of(session))


class ConfirmView(PartnerView):
    required_scope = "connect:write"
    operations = {"post": CONFIRM}

    def post(self, request: Request, pk: str, session_id: str) -> Answer:
        session = session_of(self.account(pk), session_id)
        serializer = ConfirmSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        shown = serializer.validated_data
        confirming.confirm(
            session, shown["confirmation"], shown["code_verifier"], Actor.key(request)
        )
        return Answer(status_of(session))


def session_of(account: ConnectedAccount, session_id: str) -> ConnectSession:
    """Return a session of the account's; another's and a malformed id are the same 404."""
    missing = NotFound("Connect session not found")
    sessions_with_all = account.connect_sessions.select_related("account__partner", "client")
    session = sessions_with_all.filter(pk=as_uuid(session_id, missing)).first()
    if session is None:
        raise missing
    return session
