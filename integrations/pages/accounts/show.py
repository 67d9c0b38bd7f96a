"""Settings > Connected accounts > one account."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from accounts.models import ConnectedAccount
from integrations.pages.accounts.forms import pretty
from integrations.pages.accounts.ground import AccountsPage, own_account
from integrations.pages.connections import connections, of_account
from integrations.pages.last_calls import last_calls


class AccountPage(AccountsPage):
    """Shows an account with all that it has connected."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        account = own_account(request, pk)
        calls = last_calls(account.pk)
        context = {
            "account": account,
            "partner": account.partner,
            "metadata": pretty(account.metadata) if account.metadata else "",
            "connections": connections(of_account(account.integrations), calls),
            "calls": calls,
            **links(account),
        }
        return render(request, "settings/account.html", context)


def links(account: ConnectedAccount) -> dict[str, Any]:
    """Return the addresses of the other pages about the account."""
    query = urlencode({"account": account.external_id})
    return {
        "requests_url": f"{reverse('request_log')}?{query}",
        "usage_url": f"{reverse('usage')}?{query}",
    }
