"""Settings > Apps > Create app."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from accounts.app_page import AppsPage
from accounts.app_setup import life
from accounts.forms.apps import AppForm
from config.api.errors import Invalid
from config.form_refusals import take_refusal


class AppNewPage(AppsPage):
    """Makes an app."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.ask(request, AppForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AppForm(request.POST)
        if not form.is_valid():
            return self.ask(request, form)
        partner, name = request.user.active_partner, form.cleaned_data["name"]
        try:
            app = life.create(partner, name, Actor.user(request))
        except Invalid as exc:
            take_refusal(form, exc)
            return self.ask(request, form)
        messages.success(request, "App created. Next, switch on its toolkits and create a key.")
        return redirect("app", app.pk)

    def ask(self, request: HttpRequest, form: AppForm) -> HttpResponse:
        return render(request, "settings/apps/new.html", {"form": form})
