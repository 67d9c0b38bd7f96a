"""Who comes into the staff admin, and where the others are sent."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.reauthentication.recency import proved_twice
from accounts.second_factor.state import second_factors_of
from config.figures import figures_for, tables_for

FIRST = "The staff admin asks for a second factor. Add one, then open it again."


class StaffDoor(admin.AdminSite):
    """The staff admin, behind the same log-in as everything, and where asked for a second factor."""

    index_title = "Overview"
    enable_nav_sidebar = False  # the start page has every list; tables need the width

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and not lacks_second_factor(request)

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Begin with what staff look at each morning."""
        shown = {"figures": figures_for(request.user), "tables": tables_for(request.user)}
        return super().index(request, shown | (extra_context or {}))

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        if super().has_permission(request) and lacks_second_factor(request):
            return ask_for_second_factor(request)
        return secure_admin_login(super().login)(request, extra_context)


def lacks_second_factor(request: HttpRequest) -> bool:
    """Say whether one is asked of staff, and this session has not shown one that still exists."""
    if not settings.REQUIRE_STAFF_MFA:
        return False
    return not (proved_twice(request) and second_factors_of(request.user).is_on)


def ask_for_second_factor(request: HttpRequest) -> HttpResponse:
    """Lead staff to set one up, or to show the one they have."""
    if not second_factors_of(request.user).is_on:
        messages.warning(request, FIRST)
        return redirect("profile")
    return redirect_to_login(reverse("admin:index"), reverse("mfa_reauthenticate"))
