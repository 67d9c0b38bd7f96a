"""Settings > Apps > one app: what its developers need, its keys, and what it has set up."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from accounts.app_addresses import base_url
from accounts.app_page import AppsPage, own_app
from accounts.models import App
from accounts.pages.apps.calls import calls_of
from accounts.pages.keys.words import described
from providers.toolkits import find_toolkit

KEYS_SHOWN = 50


class AppPage(AppsPage):
    """Shows an app with its keys."""

    def get(self, request: HttpRequest, app_id: str) -> HttpResponse:
        app = own_app(request, app_id)
        context = {
            "app": app,
            "base_url": base_url(app.pk),
            "recent_calls": calls_of([app])[app.pk],
            "toolkits": toolkits_on(app),
            **keys_of(app),
            **links(app),
        }
        return render(request, "settings/apps/show.html", context)


def keys_of(app: App) -> dict[str, Any]:
    """Return the newest keys of an app, those that work apart from those that no longer do."""
    keys = app.api_keys.select_related("app").with_successors().order_by("-created_at", "pk")
    return {
        "working": described(keys.usable()[:KEYS_SHOWN]),
        "ended": described(keys.ended()[:KEYS_SHOWN]),
    }


def toolkits_on(app: App) -> list[str]:
    """Return the names of the toolkits that are on, the app's own where it gave one."""
    on = app.toolkit_configs.filter(is_enabled=True).order_by("created_at", "pk")
    named = on.values_list("toolkit", "display_name")
    return [own or known.name for slug, own in named if (known := find_toolkit(slug))]


def links(app: App) -> dict[str, str]:
    """Return the addresses of the other pages about the app's calls."""
    query = urlencode({"app": app.pk})
    return {
        "requests_url": f"{reverse('request_log')}?{query}",
        "usage_url": f"{reverse('usage')}?{query}",
    }
