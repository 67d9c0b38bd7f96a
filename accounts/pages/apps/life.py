"""Settings > Apps > one app > disable, enable, delete."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from accounts.app_page import AppsPage, SensitiveAppsPage, own_app
from accounts.app_setup import life
from accounts.models import ApiKey
from accounts.pages.apps.calls import calls_of
from config.api.errors import Invalid
from connect.app_ending import end_open
from integrations.app_ending import delete_app, in_use


class AppDisablePage(AppsPage):
    """Says what stops, and switches the app off."""

    def get(self, request: HttpRequest, app_id: str) -> HttpResponse:
        app = own_app(request, app_id)
        context = {"app": app, "recent_calls": calls_of([app])[app.pk]}
        return render(request, "settings/apps/disable.html", context)

    def post(self, request: HttpRequest, app_id: str) -> HttpResponse:
        app = own_app(request, app_id)
        if life.disable(app, Actor.user(request)):
            messages.success(request, "App disabled")
        return redirect("app", app.pk)


class AppEnablePage(AppsPage):
    """Says what works again, and switches the app on."""

    def get(self, request: HttpRequest, app_id: str) -> HttpResponse:
        return render(request, "settings/apps/enable.html", {"app": own_app(request, app_id)})

    def post(self, request: HttpRequest, app_id: str) -> HttpResponse:
        app = own_app(request, app_id)
        try:
            life.enable(app, Actor.user(request))
        except Invalid as exc:
            messages.error(request, str(exc))
        else:
            messages.success(request, "App enabled again")
        return redirect("app", app.pk)


class AppDeletePage(SensitiveAppsPage):
    """Names what goes with an app, and deletes it."""

    def get(self, request: HttpRequest, app_id: str) -> HttpResponse:
        app = own_app(request, app_id)
        on = app.toolkit_configs.filter(is_enabled=True)
        context = {
            "app": app,
            "keys": ApiKey.objects.usable().filter(app=app).count(),
            "toolkits": on.count(),
            "recent_calls": calls_of([app])[app.pk],
            "in_use": in_use(app),
        }
        return render(request, "settings/apps/delete.html", context)

    def post(self, request: HttpRequest, app_id: str) -> HttpResponse:
        app = own_app(request, app_id)
        try:
            with transaction.atomic():
                end_open(app)
                delete_app(app, Actor.user(request))
        except Invalid as exc:
            messages.error(request, str(exc))
            return redirect("app", app_id)
        messages.success(request, f"App “{app.name}” deleted")
        return redirect("apps")
