"""Settings > Connected accounts > one account > Connect: a link to send to the person."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import ConnectedAccount
from integrations.pages.accounts.ground import AccountsPage, own_account
from integrations.pages.accounts.link import keep
from integrations.pages.consent import ConsentForm
from integrations.pages.naming import connectable
from integrations.pages.starting import started


class AccountConnectPage(AccountsPage):
    """Starts a connect session as POST /accounts/{id}/connect does; the page after it shows its link."""

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
        if made is None:
            return self.ask(request, account, form)
        keep(request, made)
        return redirect("accounts_link", account.pk)

    def offer(self, request: HttpRequest, account: ConnectedAccount) -> HttpResponse:
        context = {"account": account, "providers": connectable().values()}
        return render(request, "settings/account_connect.html", context)

    def ask(
        self, request: HttpRequest, account: ConnectedAccount, form: ConsentForm
    ) -> HttpResponse:
        context = {"account": account, "form": form, "provider": form.provider}
        return render(request, "settings/account_connect_ask.html", context)
