"""Sessions whose person comes back to our own result page, because the partner named no other place."""

from accounts.access import as_uuid
from accounts.models import Partner
from config.api.errors import NotFound
from connect.models import ConnectSession
from integrations.models import Integration


def returned(session_id: str) -> ConnectSession | None:
    """Return the session whose person is sent to our page; its id opens the page."""
    try:
        pk = as_uuid(session_id, NotFound())
    except NotFound:
        return None
    sessions = ConnectSession.objects.select_related("account__partner")
    return sessions.filter(pk=pk, redirect_url=Partner.result_url()).first()


def connection_of(session: ConnectSession) -> Integration | None:
    """Return what was connected, as long as the link would have lived and unless it has ended since."""
    if session.status != session.Status.COMPLETED or session.is_overdue:
        return None
    alive = Integration.Status.ACTIVE
    return session.account.integrations.filter(provider=session.provider, status=alive).first()
