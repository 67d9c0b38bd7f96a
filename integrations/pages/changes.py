"""What a person changes of one integration: switches, who is the right person, the end of it.

Each page is one for a partner's account and one for a person's own; `Whose` says which row and which way back.
"""

from dataclasses import asdict
from typing import Any, Protocol

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from config.api.errors import Invalid, NotFound
from integrations.changing import change
from integrations.disconnecting import disconnect
from integrations.models import Integration
from integrations.pages.connections import switches
from integrations.pages.naming import name_of

CHANGED = "What is granted has changed since that page was loaded. Nothing was switched; please look again."
SOMEBODY_ELSE = "Somebody else was connected since that page was loaded. Please look again."


class Whose(Protocol):
    """Whose integration a page is about; anybody else's is a 404."""

    def integration(self, request: HttpRequest, **named: Any) -> Integration: ...

    def back(self, integration: Integration) -> str: ...


class Switching:
    """Switches the permissions that the form showed on or off, as PATCH does."""

    def get(self: Whose, request: HttpRequest, **named: Any) -> HttpResponse:
        return redirect(self.back(self.integration(request, **named)))

    def post(self: Whose, request: HttpRequest, **named: Any) -> HttpResponse:
        integration = self.integration(request, **named)
        on = set(request.POST.getlist("on"))
        wanted = [
            {"permission": name, "is_enabled": name in on} for name in request.POST.getlist("shown")
        ]
        try:
            change(integration, {"enabled_services": wanted}, **asdict(Actor.user(request)))
        except Invalid:
            messages.error(request, CHANGED)
        else:
            messages.success(request, f"Permissions of {name_of(integration.provider)} saved")
        return redirect(self.back(integration))


class ConfirmingPerson:
    """Says that the person who is connected now is the right one, if it is still the one that was shown."""

    def get(self: Whose, request: HttpRequest, **named: Any) -> HttpResponse:
        return redirect(self.back(self.integration(request, **named)))

    def post(self: Whose, request: HttpRequest, **named: Any) -> HttpResponse:
        integration = self.integration(request, **named)
        if request.POST.get("person") == integration.provider_user_id:
            by = asdict(Actor.user(request))
            change(integration, {"account_mismatch": False}, **by)
            messages.success(request, f"{name_of(integration.provider)}: confirmed")
        else:
            messages.error(request, SOMEBODY_ELSE)
        return redirect(self.back(integration))


class Disconnecting:
    """Says what will no longer work, and ends the connection as DELETE does."""

    def get(self: Whose, request: HttpRequest, **named: Any) -> HttpResponse:
        integration = self.integration(request, **named)
        on = [name for name, group in switches(integration) if any(each.is_on for each in group)]
        context = {
            "integration": integration,
            "name": name_of(integration.provider),
            "services": on,
            "account": integration.account,
            "back": self.back(integration),
        }
        return render(request, "settings/integration_disconnect.html", context)

    def post(self: Whose, request: HttpRequest, **named: Any) -> HttpResponse:
        integration = self.integration(request, **named)
        try:
            disconnect(integration, **asdict(Actor.user(request)))
        except NotFound as exc:  # by somebody else, meanwhile
            raise Http404 from exc
        messages.success(request, f"{name_of(integration.provider)} disconnected")
        return redirect(self.back(integration))
