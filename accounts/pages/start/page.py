"""Settings > Getting started, and the door of the settings: whoever has not got there yet comes here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.pages.start.code import environment
from accounts.pages.start.progress import progress_of
from accounts.pages.start.steps import steps_of
from accounts.settings_page import SettingsPage

WAYS = {"users": True, "me": False}


class StartPage(SettingsPage):
    """Shows the way to the first call: for the accounts of users or, on request, for oneself."""

    def get(self, request: HttpRequest) -> HttpResponse:
        progress = progress_of(request.user, for_users=WAYS.get(request.GET.get("for", "")))
        context = {
            "progress": progress,
            "steps": steps_of(progress),
            "environment": environment(progress.account),
        }
        return render(request, "settings/start.html", context)


class DoorPage(SettingsPage):
    """Leads whoever has made a call to their keys, and everybody else to the next step."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("api_keys" if progress_of(request.user).is_over else "start")
