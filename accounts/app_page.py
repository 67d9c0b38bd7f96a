"""The ground that pages about a partner's apps stand on."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import App
from accounts.models.app import is_app_id
from accounts.partners_page import PartnersPage
from accounts.settings_page import SensitivePage


class AppsPage(PartnersPage):
    """A page about apps."""

    home, what = "apps", "apps"


class SensitiveAppsPage(AppsPage, SensitivePage):
    """A page about apps for whoever logged in lately."""


def own_app(request: HttpRequest, app_id: str) -> App:
    """Return an app of the person's partner profile; anybody else's is a 404."""
    if not is_app_id(app_id):
        raise Http404
    apps = request.user.active_partner.apps.select_related("partner__user")
    return get_object_or_404(apps, pk=app_id)
