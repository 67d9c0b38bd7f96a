"""Is it you? Asked of whoever has nothing but the provider to prove it with."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import resume_request
from allauth.account.utils import get_next_redirect_url
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator

from accounts.settings_page import SensitivePage, SettingsPage
from accounts.sso.begun import AGAIN, begin
from accounts.sso.pages.refusing import refusing


@method_decorator(refusing, name="dispatch")
class AgainPage(SettingsPage):
    """Leads to the provider, which is told to ask again; other ways to prove it are named."""

    def get(self, request: HttpRequest) -> HttpResponse:
        ways = get_adapter().get_reauthentication_methods(request.user)
        if "sso" not in [way["id"] for way in ways]:
            return redirect("account_reauthenticate")
        where = get_next_redirect_url(request)
        context = {
            "address": begin(request, AGAIN, where),
            "reauthentication_alternatives": [way for way in ways if way["id"] != "sso"],
        }
        return render(request, "sso/again.html", context)


class ResumePage(SensitivePage):
    """Goes on with the form that waited, sent here from our own page with its token."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("settings")

    def post(self, request: HttpRequest) -> HttpResponse:
        return resume_request(request) or redirect("settings")
