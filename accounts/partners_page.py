"""The ground that pages about what a partner has stand on."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from accounts.settings_page import SettingsPage

SUSPENDED = "Your partner profile is suspended: its {what} can be looked at, and not changed."


@method_decorator(never_cache, name="dispatch")
class PartnersPage(SettingsPage):
    """A page about `what` a partner has. Whoever is no partner is sent to `home`, which tells what it is for.

    `while_suspended`: whether what is posted is taken from a partner that is suspended.
    """

    home = ""
    what = ""
    while_suspended = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and (refusal := self.refusal(request)):
            return refusal
        return super().dispatch(request, *args, **kwargs)

    def refusal(self, request: HttpRequest) -> HttpResponse | None:
        """Return the way back for whoever may not do this; None: go on."""
        partner = request.user.active_partner
        if partner is None:
            return redirect(self.home)
        is_change = request.method not in {"GET", "HEAD"} and not self.while_suspended
        if partner.is_suspended and is_change:
            messages.error(request, SUSPENDED.format(what=self.what))
            return redirect(self.home)
        return None
