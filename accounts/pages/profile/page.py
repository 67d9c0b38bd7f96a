"""Settings > Profile and security: all of it at a glance, and the name changed in place."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts import events
from accounts.actors import Actor
from accounts.forms.profile import NameForm
from accounts.logged_in.sessions import sessions_of
from accounts.second_factor.history import recent_of
from accounts.second_factor.state import second_factors_of
from accounts.settings_page import SettingsPage


class ProfilePage(SettingsPage):
    """Shows how a person logs in, where they are logged in, and what happened to it lately."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(request, NameForm(instance=request.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NameForm(request.POST, instance=request.user)
        if not form.is_valid():
            request.user.refresh_from_db()
            return self.show(request, form)
        form.save()
        about = {"user_id": request.user.pk, **vars(Actor.user(request))}
        events.record("user.name_changed", **about)
        messages.success(request, "Name saved")
        return redirect("profile")

    def show(self, request: HttpRequest, form: NameForm) -> HttpResponse:
        context: dict[str, Any] = {
            "form": form,
            "factors": second_factors_of(request.user),
            "sessions": sessions_of(request),
            "happened": recent_of(request.user),
            "mail_is_sent": settings.MAIL_IS_SENT,
        }
        return render(request, "settings/profile.html", context)
