"""The front door."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View


class WelcomePage(View):
    """Says what this server is; whoever is logged in goes on to the settings."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            return redirect("settings")
        return render(request, "welcome.html", {"public_url": settings.PUBLIC_URL})
