"""The ground that pages about a partner's apps stand on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from accounts.models import App
from accounts.models.app import is_app_id
from accounts.settings_page import SensitivePage, SettingsPage

SUSPENDED = "Your partner profile is suspended: its apps can be looked at, and not changed."


@method_decorator(never_cache, name="dispatch")
class AppsPage(SettingsPage):
    """A page about apps. Whoever is no partner is sent to the list, which tells what they are for.

    `while_suspended`: whether what is posted is taken from a partner that is suspended.
    """

    while_suspended = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and (refusal := self.refusal(request)):
            return refusal
        return super().dispatch(request, *args, **kwargs)

    def refusal(self, request: HttpRequest) -> HttpResponse | None:
        """Return the way back for whoever may not do this; None: go on."""
        partner = request.user.active_partner
        if partner is None:
            return redirect("apps")
        is_change = request.method not in {"GET", "HEAD"} and not self.while_suspended
        if partner.is_suspended and is_change:
            messages.error(request, SUSPENDED)
            return redirect("apps")
        return None


class SensitiveAppsPage(AppsPage, SensitivePage):
    """A page about apps for whoever logged in lately."""


def own_app(request: HttpRequest, app_id: str) -> App:
    """Return an app of the person's partner profile; anybody else's is a 404."""
    if not is_app_id(app_id):
        raise Http404
    apps = request.user.active_partner.apps.select_related("partner__user")
    return get_object_or_404(apps, pk=app_id)
