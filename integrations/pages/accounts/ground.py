"""The ground that the pages about a partner's accounts stand on."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from accounts.models import ConnectedAccount
from accounts.settings_page import SettingsPage

SUSPENDED = "Your partner profile is suspended: its accounts can be looked at, and not changed."


@method_decorator(never_cache, name="dispatch")
class PartnersPage(SettingsPage):
    """A page about accounts. Whoever is no partner is sent to the list, which tells what it is for."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and (refusal := self.refusal(request)):
            return refusal
        return super().dispatch(request, *args, **kwargs)

    def refusal(self, request: HttpRequest) -> HttpResponse | None:
        """Return the way back for whoever may not do this; None: go on."""
        partner = request.user.active_partner
        if partner is None:
            return redirect("accounts")
        if partner.is_suspended and request.method not in {"GET", "HEAD"}:
            messages.error(request, SUSPENDED)
            return redirect("accounts")
        return None


def own_account(request: HttpRequest, pk: UUID) -> ConnectedAccount:
    """Return an account of the person's partner profile; anybody else's is a 404."""
    return get_object_or_404(request.user.active_partner.accounts, pk=pk)
