"""The ground that settings pages of every package stand on."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from accounts.reauthentication.recency import ask_unless_recent


@method_decorator(never_cache, name="dispatch")
class SettingsPage(LoginRequiredMixin, View):
    """A page for whoever is logged in; never kept by a browser or a proxy."""


class SensitivePage(SettingsPage):
    """A page for whoever logged in lately; anybody else is asked again first, and comes back to it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            ask_unless_recent(request)
        return super().dispatch(request, *args, **kwargs)
