"""Settings > Connected accounts > one account > Connect > Link: the link just made, for as long as it works."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import ConnectedAccount
from connect import sessions
from connect.models import ConnectSession
from integrations.pages.accounts.ground import AccountsPage, own_account

KEPT, MOST_KEPT = "connect_links", 20
ENDED = "That link was used, has ended, or was made elsewhere. You can make another one."


class AccountLinkPage(AccountsPage):
    """Shows whoever made a link the same one again; its address does not say which."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        account = own_account(request, pk)
        session = kept(request, account)
        if session is None:
            messages.warning(request, ENDED)
            return redirect("accounts_connect", account.pk)
        context = {
            "account": account,
            "session": session,
            "connect_url": f"{settings.PUBLIC_URL}/connect/{session.pk}",
            "provider": sessions.provider_of(session),
        }
        return render(request, "settings/account_connect_link.html", context)


def keep(request: HttpRequest, session: ConnectSession) -> None:
    """Remember in the person's own log-in which session they made for an account, newest last."""
    links = request.session.get(KEPT, {})
    links.pop(str(session.account_id), None)
    links[str(session.account_id)] = str(session.pk)
    request.session[KEPT] = dict(list(links.items())[-MOST_KEPT:])


def kept(request: HttpRequest, account: ConnectedAccount) -> ConnectSession | None:
    """Return the session they made for this account, while its link works."""
    pk = request.session.get(KEPT, {}).get(str(account.pk))
    session = account.connect_sessions.filter(pk=pk, hosted=True).first() if pk else None
    return session if session and session.is_open and not session.claimed_at else None
