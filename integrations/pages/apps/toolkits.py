"""Settings > Apps > one app > Toolkits: those that are on, the usual ones, and a search over all."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.app_page import AppsPage, own_app
from accounts.models import App
from integrations.apps_api.catalogue import MOST_FOUND, matching
from integrations.models import ToolkitConfig
from providers.oauth_apps import client_of
from providers.toolkits import Toolkit, curated, toolkits


class ToolkitSearch(forms.Form):
    """What a toolkit is called."""

    search = forms.CharField(
        label="Find a toolkit",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


@dataclass(frozen=True)
class Shown:
    """A toolkit as the list shows it; `config` is None where it was never set up."""

    toolkit: Toolkit
    config: ToolkitConfig | None

    @property
    def is_on(self) -> bool:
        return self.config is not None and self.config.is_enabled

    @property
    def has_own(self) -> bool:
        return self.config is not None and self.config.client_id is not None

    @property
    def needs_own(self) -> bool:
        """Say whether nobody can connect before the app brings credentials of its own."""
        return not self.has_own and client_of(self.toolkit.provider) is None


class AppToolkitsPage(AppsPage):
    """Lists what an app may offer its users to connect."""

    def get(self, request: HttpRequest, app_id: str) -> HttpResponse:
        app = own_app(request, app_id)
        form = ToolkitSearch(request.GET.dict())
        text = form.cleaned_data["search"] if form.is_valid() else ""
        configs = {row.toolkit: row for row in app.toolkit_configs.order_by("created_at", "pk")}
        on = on_in(configs)
        usual = [each for each in curated() if each.slug not in on]
        offered = matching(text) if text else usual
        context = {
            "app": app,
            "form": form,
            "text": text,
            "on": shown([toolkits()[slug] for slug in on], configs),
            "offered": shown(offered, configs),
            "is_cut": len(offered) == MOST_FOUND and bool(text),
        }
        return render(request, "settings/apps/toolkits.html", context)


def on_in(configs: dict[str, ToolkitConfig]) -> list[str]:
    """Return which toolkits are on, in the order they were set up; one that is no more is left out."""
    return [slug for slug, row in configs.items() if row.is_enabled and slug in toolkits()]


def shown(found: Iterable[Toolkit], configs: dict[str, ToolkitConfig]) -> list[Shown]:
    return [Shown(toolkit, configs.get(toolkit.slug)) for toolkit in found]


def own_config(app: App, slug: str) -> ToolkitConfig | None:
    """Return how the app set a toolkit up, on or off; None: never."""
    return app.toolkit_configs.select_related("client").filter(toolkit=slug).first()
