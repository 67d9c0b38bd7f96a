"""Settings > Connected accounts > one account > Delete."""

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from config.api.errors import NotFound
from integrations.account_ending import delete_account
from integrations.pages.accounts.ground import AccountsPage, own_account
from integrations.pages.naming import named


class AccountDeletePage(AccountsPage):
    """Says what goes with an account, and deletes it as DELETE /accounts/{id} does."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        account = own_account(request, pk)
        integrations = list(account.integrations.exclude(status="pending").order_by("provider"))
        named(integrations)
        context = {"account": account, "integrations": integrations}
        return render(request, "settings/account_delete.html", context)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        account = own_account(request, pk)
        try:
            delete_account(account, **asdict(Actor.user(request)))
        except NotFound as exc:  # by somebody else, meanwhile
            raise Http404 from exc
        messages.success(request, "Account deleted")
        return redirect("accounts")
