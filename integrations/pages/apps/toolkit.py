"""Settings > Apps > one app > Toolkits > one toolkit: switch it on, change it, switch it off."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from accounts.actors import Actor
from accounts.app_addresses import callback_url
from accounts.app_page import AppsPage, own_app
from accounts.models import App
from config.api.errors import ApiError
from integrations.apps_api.adjusting import adjust
from integrations.apps_api.configuring import disable, enable
from integrations.pages.apps.forms import ToolkitForm
from integrations.pages.apps.toolkits import own_config
from providers.toolkits import Toolkit, find_toolkit


def toolkit_named(slug: str) -> Toolkit:
    """Return a toolkit; what is none is a 404."""
    toolkit = find_toolkit(slug)
    if toolkit is None:
        raise Http404
    return toolkit


@method_decorator(sensitive_post_parameters("client_secret"), name="dispatch")
class AppToolkitPage(AppsPage):
    """Sets up a toolkit of an app, as POST /configure does; one that is on can be changed here as well."""

    def get(self, request: HttpRequest, app_id: str, slug: str) -> HttpResponse:
        app, toolkit = own_app(request, app_id), toolkit_named(slug)
        return self.ask(request, app, ToolkitForm(toolkit, own_config(app, slug)))

    def post(self, request: HttpRequest, app_id: str, slug: str) -> HttpResponse:
        app, toolkit = own_app(request, app_id), toolkit_named(slug)
        form = ToolkitForm(toolkit, own_config(app, slug), request.POST)
        if not form.is_valid():
            return self.ask(request, app, form)
        try:
            messages.success(request, set_up(app, form, Actor.user(request)))
        except ApiError as exc:
            form.add_error(None, f"{exc}.")
            return self.ask(request, app, form)
        return redirect("app_toolkits", app.pk)

    def ask(self, request: HttpRequest, app: App, form: ToolkitForm) -> HttpResponse:
        context = {
            "app": app,
            "form": form,
            "toolkit": form.toolkit,
            "is_on": form.config is not None and form.config.is_enabled,
            "callback_url": callback_url(app),
        }
        return render(request, "settings/apps/toolkit.html", context)


def set_up(app: App, form: ToolkitForm, by: Actor) -> str:
    """Switch the toolkit on, or change it where it is; return what was done, in words."""
    if form.config and form.config.is_enabled:
        adjust(app, form.toolkit, form.given, by)
        return f"{form.toolkit.name} saved"
    enable(app, form.toolkit, form.given, by)
    return f"{form.toolkit.name} switched on"


class AppToolkitOffPage(AppsPage):
    """Says what stops, and switches the toolkit off."""

    def get(self, request: HttpRequest, app_id: str, slug: str) -> HttpResponse:
        context = {"app": own_app(request, app_id), "toolkit": toolkit_named(slug)}
        return render(request, "settings/apps/toolkit_off.html", context)

    def post(self, request: HttpRequest, app_id: str, slug: str) -> HttpResponse:
        app, toolkit = own_app(request, app_id), toolkit_named(slug)
        disable(app, toolkit.slug, Actor.user(request))
        messages.success(request, f"{toolkit.name} switched off")
        return redirect("app_toolkits", app.pk)
