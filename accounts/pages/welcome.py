"""The front door."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from providers.oauth_apps import client_of
from providers.registry import providers


class WelcomePage(View):
    """Says what this server is; whoever is logged in goes on to the settings."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            return redirect("settings")
        context = {
            "app": {"company_name": "Your app"},
            "host": settings.PUBLIC_HOST,
            "public_url": settings.PUBLIC_URL,
            "providers": [each.name for each in providers().values() if client_of(each)],
        }
        return render(request, "welcome.html", context)
