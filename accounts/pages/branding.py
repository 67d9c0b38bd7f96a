"""Settings > Partner > Branding: how the pages look to those who connect, tried out before it is saved."""

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from accounts import partners
from accounts.actors import Actor
from accounts.branding.appearance import Appearance, appearance_of, keep_logo, preview_of
from accounts.forms.branding import BrandingForm
from accounts.models import Partner, PartnerLogo
from accounts.pages.partner import profile_of
from accounts.settings_page import SettingsPage


class BrandingPage(SettingsPage):
    """Shows the looks, previews changes and saves them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        partner = profile_of(request)
        if partner is None or partner.is_deactivated:
            return redirect("partner")
        return show(request, partner, BrandingForm(instance=partner), appearance_of(partner))

    def post(self, request: HttpRequest) -> HttpResponse:
        partner = profile_of(request)
        if partner is None or partner.is_deactivated:
            return redirect("partner")
        form = BrandingForm(request.POST, request.FILES, instance=partner)
        if was_dropped(request):
            form.add_error("logo", "This file is far too large. Send at most 100,000 bytes.")
        if not form.is_valid():
            partner.refresh_from_db()
            return show(request, partner, form, appearance_of(partner))
        if "preview" in request.POST:
            return show(request, partner, form, preview_of(partner, **form.logo_changes))
        save(form, partner, Actor.user(request))
        messages.success(request, "Branding saved")
        return redirect("partner_branding")


def was_dropped(request: HttpRequest) -> bool:
    """Say whether a file came that was too large to be read at all: the form does not know of it."""
    sent = int(request.META.get("CONTENT_LENGTH") or 0)
    return sent > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def show(
    request: HttpRequest, partner: Partner, form: BrandingForm, looks: Appearance
) -> HttpResponse:
    context = {"partner": partner, "form": form, "looks": looks, "unsaved": form.is_bound}
    return render(request, "settings/branding.html", context)


def save(form: BrandingForm, partner: Partner, by: Actor) -> None:
    with transaction.atomic():
        partner.save(update_fields=["brand_color", "support_url", "updated_at"])
        keep_logo(partner, **form.logo_changes)
        partners.record("partner.updated", partner, by, changed=form.changed_data)


class LogoPage(View):
    """A logo, for anybody who has its address; as a document of its own it can do nothing."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        logo = get_object_or_404(PartnerLogo, pk=pk)
        response = HttpResponse(bytes(logo.content), content_type=logo.media_type)
        response["Cache-Control"] = "public, max-age=86400, immutable"
        response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response
