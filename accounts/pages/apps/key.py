"""Settings > Apps > one app > Create key: makes a key and shows it, once."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from accounts.app_page import SensitiveAppsPage, own_app
from accounts.app_setup.keys import issue_key
from accounts.forms.apps import AppKeyForm
from accounts.models import ApiKey, App
from accounts.pages.keys.own import SENT_AGAIN, reveal


class AppKeyNewPage(SensitiveAppsPage):
    """Makes a key of an app. The answer to the POST is the only page that ever shows it."""

    while_suspended = True

    def get(self, request: HttpRequest, app_id: str) -> HttpResponse:
        app = own_app(request, app_id)
        return self.ask(request, app, AppKeyForm(partner=app.partner))

    def post(self, request: HttpRequest, app_id: str) -> HttpResponse:
        app = own_app(request, app_id)
        form = AppKeyForm(request.POST, partner=app.partner)
        if not form.is_valid():
            return self.ask(request, app, form)
        limits = form.limits()
        try:
            key, raw = issue_key(app, form.cleaned_data["name"], Actor.user(request), **limits)
        except IntegrityError:
            if not ApiKey.objects.filter(pk=limits["id"]).exists():
                raise
            messages.warning(request, SENT_AGAIN)
            return redirect("app", app.pk)
        return render(request, "settings/api_key_made.html", reveal(key, raw))

    def ask(self, request: HttpRequest, app: App, form: AppKeyForm) -> HttpResponse:
        return render(request, "settings/apps/key_new.html", {"app": app, "form": form})
