"""Settings > Connected accounts > one account > Connect: a link to send to the person."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import ConnectedAccount
from connect import sessions
from connect.models import ConnectSession
from integrations.pages.accounts.ground import PartnersPage, own_account
from integrations.pages.consent import ConsentForm
from integrations.pages.naming import connectable
from integrations.pages.starting import started


class AccountConnectPage(PartnersPage):
    """Starts a connect session as POST /accounts/{id}/connect does. The answer to the POST shows its link."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        account = own_account(request, pk)
        provider = connectable().get(request.GET.get("provider", ""))
        if provider is None:
            return self.offer(request, account)
        return self.ask(request, account, ConsentForm(provider, account))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        account = own_account(request, pk)
        provider = connectable().get(request.POST.get("provider", ""))
        if provider is None:
            return self.offer(request, account)
        form = ConsentForm(provider, account, request.POST)
        url = account.partner.return_url
        made = started(request, account, form, url) if form.is_valid() else None
        return self.show(request, account, *made) if made else self.ask(request, account, form)

    def offer(self, request: HttpRequest, account: ConnectedAccount) -> HttpResponse:
        context = {"account": account, "providers": connectable().values()}
        return render(request, "settings/account_connect.html", context)

    def ask(
        self, request: HttpRequest, account: ConnectedAccount, form: ConsentForm
    ) -> HttpResponse:
        context = {"account": account, "form": form, "provider": form.provider}
        return render(request, "settings/account_connect_ask.html", context)

    def show(
        self, request: HttpRequest, account: ConnectedAccount, session: ConnectSession, url: str
    ) -> HttpResponse:
        context = {
            "account": account,
            "session": session,
            "connect_url": url,
            "provider": sessions.provider_of(session),
        }
        return render(request, "settings/account_connect_link.html", context)
