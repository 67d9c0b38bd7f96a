"""How the end of a session is told in the address it returns to: an app's in the words of its own API."""

from accounts.models import Partner
from connect.models import ConnectSession
from connect.redirects import with_result

# Any other failure is the same to an app: there is no connection, and the person may try again.
TOLD_AS_THEY_ARE = {"access_denied", "app_mismatch", "session_expired"}


def well(session: ConnectSession, result: dict[str, str]) -> str:
    """Return where the browser goes with the result of a session that did not fail."""
    if is_for_app(session):
        result = {"status": "connected", "toolkit": session.toolkit}
    return with_result(session.redirect_url, **result)


def failed(session: ConnectSession, word: str) -> str:
    """Return where the browser goes when the session failed."""
    if not is_for_app(session):
        return with_result(session.redirect_url, error=word)
    message = word if word in TOLD_AS_THEY_ARE else "connection_failed"
    return with_result(session.redirect_url, status="error", message=message)


def is_for_app(session: ConnectSession) -> bool:
    """Say whether an app reads the result; our own page does not know the apps' words."""
    return bool(session.app_id) and session.redirect_url != Partner.result_url()
