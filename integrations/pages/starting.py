"""Start a connect session from a page."""

from django.http import HttpRequest

from accounts.models import ConnectedAccount
from config.api.errors import Invalid, RateLimited
from connect import limits, sessions
from connect.models import ConnectSession
from integrations.pages.consent import ConsentForm


def started(
    request: HttpRequest, account: ConnectedAccount, form: ConsentForm, redirect_url: str
) -> ConnectSession | None:
    """Return the session; None, and a word to the form, where none may be made.

    It begins on our start page: whoever is sent a link should read there what it is for, and who sent it.
    """
    try:
        limits.check(request, account)
        wanted = form.cleaned_data["permissions"]
        return sessions.start(account, form.provider, redirect_url, wanted, hosted=True)[0]
    except RateLimited as exc:
        form.add_error(None, f"Too many links in a minute. Try again in {exc.retry_after} s.")
    except Invalid as exc:
        form.add_error(None, f"{exc}.")
    return None
