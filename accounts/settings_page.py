"""The ground that settings pages of every package stand on."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache


@method_decorator(never_cache, name="dispatch")
class SettingsPage(LoginRequiredMixin, View):
    """A page for whoever is logged in; never kept by a browser or a proxy."""
