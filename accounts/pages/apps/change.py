"""Settings > Apps > one app > its name, and the origins its end users may call from."""

from abc import ABC, abstractmethod

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from accounts.app_page import AppsPage, own_app
from accounts.app_setup import life, origins
from accounts.forms.apps import AppForm, OriginsForm
from accounts.models import App
from config.api.errors import Invalid
from config.form_refusals import take_refusal


class ChangePage(AppsPage, ABC):
    """A form about one app. Subclasses say what it holds at first and what is done with the answers."""

    template = ""
    said = ""

    def get(self, request: HttpRequest, app_id: str) -> HttpResponse:
        app = own_app(request, app_id)
        return self.ask(request, app, self.form_of(app))

    def post(self, request: HttpRequest, app_id: str) -> HttpResponse:
        app = own_app(request, app_id)
        form = self.form_of(app, request.POST)
        if not form.is_valid():
            return self.ask(request, app, form)
        try:
            self.change(app, form, Actor.user(request))
        except Invalid as exc:
            take_refusal(form, exc)
            return self.ask(request, own_app(request, app_id), form)
        messages.success(request, self.said)
        return redirect("app", app.pk)

    def ask(self, request: HttpRequest, app: App, form: forms.Form) -> HttpResponse:
        return render(request, self.template, {"app": app, "form": form})

    @abstractmethod
    def form_of(self, app: App, *answers: object) -> forms.Form:
        """Return the form as the app stands, with the answers that were sent."""

    @abstractmethod
    def change(self, app: App, form: forms.Form, by: Actor) -> None:
        """Do what a valid form asks. Raises Invalid."""


class AppNamePage(ChangePage):
    """Gives an app another name."""

    template, said = "settings/apps/name.html", "App renamed"

    def form_of(self, app: App, *answers: object) -> AppForm:
        return AppForm(*answers, initial={"name": app.name})

    def change(self, app: App, form: AppForm, by: Actor) -> None:
        life.rename(app, form.cleaned_data["name"], by)


class AppOriginsPage(ChangePage):
    """Says from which web pages end users may call."""

    template, said = "settings/apps/origins.html", "Allowed origins saved"

    def form_of(self, app: App, *answers: object) -> OriginsForm:
        return OriginsForm(*answers, initial={"allowed_origins": "\n".join(app.allowed_origins)})

    def change(self, app: App, form: OriginsForm, by: Actor) -> None:
        origins.set_origins(app, form.cleaned_data["allowed_origins"], by)
