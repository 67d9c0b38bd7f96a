"""Settings > Apps > one app > Connections: what its users have connected, by user."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.app_addresses import base_url
from accounts.app_page import AppsPage, own_app
from accounts.models import App, ConnectedAccount
from config.api.keyset import Page
from config.list_pages import listed
from integrations.apps_api.connections import STATUSES, ToolkitConnection, connections_of
from integrations.browsing import page_of
from integrations.models import Integration
from integrations.pages.apps.filters import AskedOfApp, ConnectionFilters

PAGE = 25  # users


class AppConnectionsPage(AppsPage):
    """Lists the connections of the partner's users, those of the newest users first."""

    def get(self, request: HttpRequest, app_id: str) -> HttpResponse:
        app = own_app(request, app_id)
        form = ConnectionFilters(request.GET.dict())
        context = {"app": app, "form": form, "base_url": base_url(app.pk)}
        if form.is_valid():
            context |= found(app, form, request.GET.get("cursor", ""))
        return render(request, "settings/apps/connections.html", context)


def found(app: App, form: ConnectionFilters, cursor: str) -> dict[str, Any]:
    """Return a page of connections and the addresses of the pages beside it."""

    def page_at(place: str) -> Page[ConnectedAccount]:
        return users_at(app, form.asked, place)

    page = listed(page_at, reverse("app_connections", args=[app.pk]), form.filters, cursor)
    return {"connections": [each for row in page["rows"] for each in shown_of(row, form)], **page}


def users_at(app: App, asked: AskedOfApp, cursor: str) -> Page[ConnectedAccount]:
    """Return the users at a cursor, with what they have connected."""
    connected = Integration.objects.filter(status__in=STATUSES).order_by("provider")
    accounts = app.partner.live_accounts.defer("metadata").prefetch_related(
        Prefetch("integrations", connected.prefetch_related("permissions"))
    )
    return page_of(accounts, asked, cursor, PAGE)


def shown_of(account: ConnectedAccount, form: ConnectionFilters) -> list[ToolkitConnection]:
    """Return those of a user's connections that were asked for, each knowing its account."""
    toolkit, status = form.toolkit_asked, form.cleaned_data["status"]
    made = [each for row in account.integrations.all() for each in connections_of(row)]
    for each in made:
        each.integration.account = account
    return [e for e in made if toolkit in {None, e.toolkit} and status in {"", e.status}]
