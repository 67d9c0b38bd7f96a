"""Settings > API keys > Rotate: a new key that may do the same; and when the replaced one ends."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actors import Actor
from accounts.forms.rotation import OverlapForm
from accounts.models import ApiKey
from accounts.pages.keys.own import list_of, own_key, reveal
from accounts.rotation import end_after, rotate
from accounts.settings_page import SensitivePage, SettingsPage
from billing.usage.recent import calls_by_day
from config.api.errors import Invalid


class KeyRotatePage(SensitivePage):
    """Makes the successor of a key. The answer to the POST is the only page that ever shows it."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.ask(request, own_key(request, pk), OverlapForm())

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        key, form = own_key(request, pk), OverlapForm(request.POST)
        if not form.is_valid():
            return self.ask(request, key, form)
        try:
            new, raw = rotate(key, form.overlap_time, Actor.user(request))
        except Invalid as exc:
            return ended(request, key, exc)
        old = ApiKey.objects.get(pk=key.pk)
        return render(request, "settings/api_key_made.html", reveal(new, raw) | {"old": old})

    def ask(self, request: HttpRequest, key: ApiKey, form: OverlapForm) -> HttpResponse:
        context = {"key": key, "form": form, "back": list_of(key)}
        return render(request, "settings/api_key_rotate.html", context)


class KeyEndingPage(SettingsPage):
    """Shows who still uses a replaced key, and lets it end sooner or later."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.ask(request, own_key(request, pk), OverlapForm())

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        key, form = own_key(request, pk), OverlapForm(request.POST)
        if not form.is_valid():
            return self.ask(request, key, form)
        try:
            end_after(key, form.overlap_time, Actor.user(request))
        except Invalid as exc:
            return ended(request, key, exc)
        messages.success(request, f"The replaced key “{key.name}” ends {form.in_words}")
        return redirect(list_of(key))

    def ask(self, request: HttpRequest, key: ApiKey, form: OverlapForm) -> HttpResponse:
        days = calls_by_day(key.pk)
        context = {"key": key, "form": form, "days": days, "back": list_of(key)}
        return render(request, "settings/api_key_ending.html", context)


def ended(request: HttpRequest, key: ApiKey, exc: Invalid) -> HttpResponse:
    """Go back to the list and say why nothing was done."""
    messages.error(request, str(exc))
    return redirect(list_of(key))
