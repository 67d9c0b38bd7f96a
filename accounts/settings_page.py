"""The ground that settings pages of every package stand on."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from accounts.reauthentication.recency import ask_unless_recent

LOGGED_OUT = "You were logged out, so nothing was saved. Log in, then send it again."


@method_decorator(never_cache, name="dispatch")
class SettingsPage(LoginRequiredMixin, View):
    """A page for whoever is logged in; never kept by a browser or a proxy."""

    def handle_no_permission(self) -> HttpResponse:
        if self.request.method == "POST":
            messages.warning(self.request, LOGGED_OUT)
        return super().handle_no_permission()


class SensitivePage(SettingsPage):
    """A page for whoever logged in lately; anybody else is asked again first, and comes back to it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            ask_unless_recent(request)
        return super().dispatch(request, *args, **kwargs)
