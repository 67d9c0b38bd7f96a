"""Settings > Apps: the list, and what it is for where there is no partner profile."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.app_addresses import base_url
from accounts.app_page import AppsPage
from accounts.models import App, Partner
from accounts.pages.apps.calls import calls_of

EXAMPLE = "app_1a2b3c4d5e6f7g8h9i0j"


class AppListPage(AppsPage):
    """Lists the apps of the partner profile of whoever is logged in, newest first."""

    def refusal(self, request: HttpRequest) -> HttpResponse | None:
        return None

    def get(self, request: HttpRequest) -> HttpResponse:
        partner = request.user.active_partner
        if partner is None:
            return render(request, "settings/apps/partners_only.html")
        context = {"partner": partner, "apps": listed(partner), "example": base_url(EXAMPLE)}
        return render(request, "settings/apps/list.html", context)


def listed(partner: Partner) -> list[App]:
    """Return the apps with their working keys, toolkits and calls; there are a hundred at most."""
    works = Q(api_keys__expires_at=None) | Q(api_keys__expires_at__gt=timezone.now())
    on = Q(toolkit_configs__is_enabled=True)
    apps = partner.apps.annotate(
        keys_working=Count("api_keys", filter=works & Q(api_keys__revoked_at=None), distinct=True),
        toolkits_on=Count("toolkit_configs", filter=on, distinct=True),
    )
    found = list(apps.order_by("-created_at", "pk"))
    calls = calls_of(found)
    for app in found:
        app.recent_calls = calls[app.pk]
    return found
