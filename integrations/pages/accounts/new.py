"""Settings > Connected accounts > Create account."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import ConnectedAccount
from config.api.errors import AlreadyExists
from integrations.pages.accounts.forms import AccountForm
from integrations.pages.accounts.ground import AccountsPage
from integrations.pages.accounts.noting import note


class AccountNewPage(AccountsPage):
    """Makes an account as POST /accounts does."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.ask(request, AccountForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AccountForm(request.POST)
        if not form.is_valid() or (account := self.made(request, form)) is None:
            return self.ask(request, form)
        messages.success(request, "Account created")
        return redirect("accounts_show", account.pk)

    def made(self, request: HttpRequest, form: AccountForm) -> ConnectedAccount | None:
        """Save the account with its event; None, and a word to the form, where there is one of that name."""
        try:
            with transaction.atomic():
                account = form.serializer.save(partner=request.user.active_partner)
                note("account.created", account, request)
        except AlreadyExists as exc:
            form.add_error("external_id", f"{exc}.")
            return None
        return account

    def ask(self, request: HttpRequest, form: AccountForm) -> HttpResponse:
        return render(request, "settings/account_new.html", {"form": form})
