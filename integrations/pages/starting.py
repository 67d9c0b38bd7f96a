"""Start a connect session from a page."""

from django.http import HttpRequest

from accounts.models import ConnectedAccount
from config.api.errors import Invalid, RateLimited
from connect import limits, sessions
from connect.models import ConnectSession
from integrations.pages.consent import ConsentForm


def started(
    request: HttpRequest, account: ConnectedAccount, form: ConsentForm, redirect_url: str
) -> tuple[ConnectSession, str] | None:
    """Return the session and its link; None, and a word to the form, where none may be made."""
    try:
        limits.check(request, account)
        return sessions.start(
            account, form.provider, redirect_url, form.cleaned_data["permissions"]
        )
    except RateLimited as exc:
        form.add_error(None, f"Too many links in a minute. Try again in {exc.retry_after} s.")
    except Invalid as exc:
        form.add_error(None, f"{exc}.")
    return None
