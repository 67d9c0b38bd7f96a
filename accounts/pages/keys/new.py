"""Settings > API keys > Create: makes a key and shows it, once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.actors import Actor
from accounts.forms.keys import KeyForm
from accounts.issuing import issue
from accounts.pages.keys.own import reveal
from accounts.settings_page import SensitivePage


class KeyNewPage(SensitivePage):
    """Makes a key. The answer to the POST is the only page that ever shows it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.ask(request, KeyForm(partner=request.user.active_partner))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = KeyForm(request.POST, partner=request.user.active_partner)
        if not form.is_valid():
            return self.ask(request, form)
        key, raw = issue(request.user, by=Actor.user(request), **form.key_fields())
        return render(request, "settings/api_key_made.html", reveal(key, raw))

    def ask(self, request: HttpRequest, form: KeyForm) -> HttpResponse:
        return render(request, "settings/api_key_new.html", {"form": form})
