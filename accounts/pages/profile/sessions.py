"""Settings > Profile and security > Sessions: log out somewhere else."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.logged_in import sessions
from accounts.settings_page import SettingsPage


class EndSessionPage(SettingsPage):
    """Ends one session; anybody else's, and this one, are a 404."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return redirect("profile")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not sessions.end(request, pk):
            raise Http404
        messages.success(request, "Logged out there")
        return redirect("profile")


class EndOthersPage(SettingsPage):
    """Ends every session but this one."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("profile")

    def post(self, request: HttpRequest) -> HttpResponse:
        number = sessions.end_others(request)
        elsewhere = f"Logged out in {number} other place" + ("s" if number > 1 else "")
        messages.success(request, elsewhere if number else "You are logged in nowhere else")
        return redirect("profile")
