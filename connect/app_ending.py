"""End the sessions of an app that is about to go: they go with it, and what stood for them must not stay behind."""

from accounts.models import App
from connect import ending
from connect.models import ConnectSession

Status = ConnectSession.Status


def end_open(app: App) -> int:
    """End the app's open sessions and clear integrations that were never connected; return how many ended."""
    pending = ConnectSession.objects.filter(app=app, status=Status.PENDING)
    return sum(ending.end(session, Status.FAILED, "app_deleted") for session in pending)
