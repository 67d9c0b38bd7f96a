"""Settings > Connected accounts: the list, and what it is for where there is no partner profile."""

from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import ConnectedAccount, Partner
from config.api.keyset import Page
from config.list_filters import live_of
from config.list_pages import listed
from integrations.browsing import Asked, page_of
from integrations.models import Integration
from integrations.pages.accounts.filters import AccountFilters
from integrations.pages.accounts.ground import AccountsPage
from integrations.pages.naming import named

PAGE = 50


class AccountListPage(AccountsPage):
    """Lists the accounts of the partner profile of whoever is logged in, newest first."""

    def refusal(self, request: HttpRequest) -> HttpResponse | None:
        return None

    def get(self, request: HttpRequest) -> HttpResponse:
        partner = request.user.active_partner
        if partner is None:
            return render(request, "settings/accounts_partners_only.html")
        form = AccountFilters(request.GET.dict())
        context = {"partner": partner, "form": form, "api": f"{settings.PUBLIC_URL}/api/v1"}
        if form.is_valid():
            context |= found(partner, form, request.GET.get("cursor", ""))
        return render(request, "settings/accounts.html", context)


def found(partner: Partner, form: AccountFilters, cursor: str) -> dict[str, Any]:
    """Return a page of accounts and the addresses of the pages beside it."""

    def page_at(place: str) -> Page[ConnectedAccount]:
        return named_page(within(partner, live_of(form.cleaned_data)), form.asked, place)

    page = listed(page_at, reverse("accounts"), form.filters, cursor)
    return {"accounts": page["rows"], **page}


def within(partner: Partner, live: bool | None) -> QuerySet[ConnectedAccount]:
    """Return the partner's accounts, or those of one mode."""
    return partner.accounts.all() if live is None else partner.accounts.filter(live=live)


def named_page(
    accounts: QuerySet[ConnectedAccount], asked: Asked, cursor: str
) -> Page[ConnectedAccount]:
    """Return the page at a cursor, the providers of its accounts by their names."""
    connected = Integration.objects.only("account", "provider", "status").order_by("provider")
    rows = accounts.defer("metadata").prefetch_related(Prefetch("integrations", connected))
    page = page_of(rows, asked, cursor, PAGE)
    for account in page.rows:
        named(account.integrations.all())
    return page
