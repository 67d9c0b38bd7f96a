"""Settings > Connected accounts: the list, and what it is for where there is no partner profile."""

from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from accounts.models import ConnectedAccount, Partner
from config.api.errors import Invalid
from config.api.keyset import Page
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
    page, is_lost = page_at(partner, form.asked, cursor)
    is_first = is_lost or not cursor
    return {
        "accounts": page.rows,
        "older_url": page.older and address(form, cursor=page.older),
        "newer_url": page.newer and address(form, cursor=page.newer),
        "newest_url": address(form),
        "is_first": is_first,
        "is_lost": is_lost,
        "is_new": is_first and not (page.rows or page.older or form.filters),
    }


def page_at(partner: Partner, asked: Asked, cursor: str) -> tuple[Page[ConnectedAccount], bool]:
    """Return the page at a cursor; the first one, and that it is none, for an address that was altered."""
    connected = Integration.objects.only("account", "provider", "status").order_by("provider")
    accounts = partner.accounts.defer("metadata").prefetch_related(
        Prefetch("integrations", connected)
    )
    try:
        page, is_lost = page_of(accounts, asked, cursor, PAGE), False
    except Invalid:
        page, is_lost = page_of(accounts, asked, limit=PAGE), True
    for account in page.rows:
        named(account.integrations.all())
    return page, is_lost


def address(form: AccountFilters, **more: str) -> str:
    """Return the list with the same filters and these."""
    query = urlencode(form.filters | more)
    return f"{reverse('accounts')}?{query}" if query else reverse("accounts")
