"""Settings > Integrations: what is connected for one's own keys, and what can be."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.settings_page import SettingsPage
from integrations.models import Integration
from integrations.pages.connections import Connection, connections, of_account
from integrations.pages.last_calls import LastCalls, last_calls
from integrations.pages.naming import connectable
from integrations.pages.own.account import own_account
from providers.spec import Provider


class OwnIntegrationsPage(SettingsPage):
    """Shows a person's own integrations, on which their personal keys act."""

    def get(self, request: HttpRequest) -> HttpResponse:
        account = own_account(request)
        calls = last_calls(account.pk) if account else LastCalls()
        shown = connections(of_account(account.integrations), calls) if account else []
        pending = Integration.Status.PENDING
        shown = [each for each in shown if each.integration.status != pending]
        context: dict[str, Any] = {
            "connections": shown,
            "calls": calls,
            "offered": offered(shown),
            "api": f"{settings.PUBLIC_URL}/api/v1",
        }
        return render(request, "settings/integrations.html", context)


def offered(shown: list[Connection]) -> list[Provider]:
    """Return the providers that can be connected and are not."""
    connected = {each.integration.provider for each in shown}
    return [provider for slug, provider in connectable().items() if slug not in connected]
