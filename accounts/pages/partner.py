"""Settings > Partner: register, look, change."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts import partners
from accounts.actors import Actor
from accounts.forms.partner import PartnerForm, RegistrationForm
from accounts.models import ApiKey, Partner
from accounts.pages.keys.own import reveal
from accounts.pages.registration import register
from accounts.reauthentication.recency import ask_unless_recent
from accounts.settings_page import SettingsPage
from billing.limits.standing import standing_of

PREFIXES_SHOWN = 5


class PartnerPage(SettingsPage):
    """Registers whoever has no partner profile, and shows it to whoever has one."""

    def get(self, request: HttpRequest) -> HttpResponse:
        partner = profile_of(request)
        if partner is None:
            return self.ask_to_register(request, RegistrationForm())
        return self.show(request, partner, PartnerForm(instance=partner))

    def post(self, request: HttpRequest) -> HttpResponse:
        partner = profile_of(request)
        if partner is None:
            return self.register(request, RegistrationForm(request.POST))
        if partner.is_deactivated:
            return redirect("partner")
        return self.change(request, partner, PartnerForm(request.POST, instance=partner))

    def register(self, request: HttpRequest, form: RegistrationForm) -> HttpResponse:
        ask_unless_recent(request)  # it makes a key
        if not form.is_valid():
            return self.ask_to_register(request, form)
        try:
            partner, key, raw = register(request.user, form.save(commit=False), Actor.user(request))
        except IntegrityError:  # a second tab was quicker; its page has shown the key
            return redirect("partner")
        context = {"partner": partner, **reveal(key, raw)}
        return render(request, "settings/partner_registered.html", context)

    def change(self, request: HttpRequest, partner: Partner, form: PartnerForm) -> HttpResponse:
        if not form.is_valid():
            partner.refresh_from_db()
            return self.show(request, partner, form)
        form.save()
        partners.record("partner.updated", partner, Actor.user(request), changed=form.changed_data)
        messages.success(request, "Partner profile saved")
        return redirect("partner")

    def ask_to_register(self, request: HttpRequest, form: RegistrationForm) -> HttpResponse:
        return render(request, "settings/partner_register.html", {"form": form})

    def show(self, request: HttpRequest, partner: Partner, form: PartnerForm) -> HttpResponse:
        usable = ApiKey.objects.usable().filter(user=request.user, kind=ApiKey.Kind.PARTNER)
        context: dict[str, Any] = {
            "partner": partner,
            "plan": standing_of(request.user).plan,
            "keys": usable.order_by("-created_at")[:PREFIXES_SHOWN],
            "form": form,
        }
        return render(request, "settings/partner.html", context)


def profile_of(request: HttpRequest) -> Partner | None:
    return getattr(request.user, "partner", None)
