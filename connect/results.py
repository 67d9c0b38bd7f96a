"""Sessions whose person comes back to our own result page, because the partner named no other place."""

from accounts.access import as_uuid
from accounts.models import Partner
from config.api.errors import NotFound
from connect.models import ConnectSession
from integrations.models import Integration


def completed(session_id: str) -> ConnectSession | None:
    """Return a session that ended well, as long as its link would have lived: its id opens the page."""
    try:
        pk = as_uuid(session_id, NotFound())
    except NotFound:
        return None
    sessions = ConnectSession.objects.select_related("account__partner")
    session = sessions.filter(pk=pk, status=ConnectSession.Status.COMPLETED).first()
    if session is None or session.is_overdue or session.redirect_url != Partner.result_url():
        return None
    return session


def connection_of(session: ConnectSession) -> Integration | None:
    """Return what was connected, unless it has ended since."""
    alive = Integration.Status.ACTIVE
    return session.account.integrations.filter(provider=session.provider, status=alive).first()
