"""Settings > API keys > Create: makes a key and shows it, once."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from accounts.forms.keys import KeyForm
from accounts.issuing import issue
from accounts.models import ApiKey
from accounts.pages.keys.own import SENT_AGAIN, reveal
from accounts.settings_page import SensitivePage


class KeyNewPage(SensitivePage):
    """Makes a key. The answer to the POST is the only page that ever shows it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.ask(request, KeyForm(partner=request.user.active_partner))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = KeyForm(request.POST, partner=request.user.active_partner)
        if not form.is_valid():
            return self.ask(request, form)
        fields = form.key_fields()
        try:
            key, raw = issue(request.user, by=Actor.user(request), **fields)
        except IntegrityError:
            if not ApiKey.objects.filter(pk=fields["id"]).exists():
                raise
            return sent_again(request)
        return render(request, "settings/api_key_made.html", reveal(key, raw))

    def ask(self, request: HttpRequest, form: KeyForm) -> HttpResponse:
        return render(request, "settings/api_key_new.html", {"form": form})


def sent_again(request: HttpRequest) -> HttpResponse:
    """Answer the second of two equal forms, which a reload or two clicks send."""
    messages.warning(request, SENT_AGAIN)
    return redirect("api_keys")
