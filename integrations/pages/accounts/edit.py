"""Settings > Connected accounts > one account > Edit."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from accounts.changing import change
from config.api.errors import NotFound
from integrations.pages.accounts.forms import AccountChangeForm
from integrations.pages.accounts.ground import AccountsPage, own_account


class AccountEditPage(AccountsPage):
    """Changes display name and metadata as PATCH /accounts/{id} does."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.ask(request, AccountChangeForm(account=own_account(request, pk)))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        form = AccountChangeForm(request.POST, account=own_account(request, pk))
        if not form.is_valid():
            return self.ask(request, form)
        try:
            change(form.account, form.serializer.validated_data, Actor.user(request))
        except NotFound as exc:  # deleted meanwhile
            raise Http404 from exc
        messages.success(request, "Account saved")
        return redirect("accounts_show", pk)

    def ask(self, request: HttpRequest, form: AccountChangeForm) -> HttpResponse:
        context = {"form": form, "account": form.account}
        return render(request, "settings/account_edit.html", context)
