"""Settings > API keys: list, create, revoke."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.actors import Actor
from accounts.forms.keys import KeyForm
from accounts.issuing import issue, revoke
from accounts.models import ApiKey
from accounts.scopes import in_words
from accounts.settings_page import SettingsPage
from billing.models import UsageRecord

ENDED_SHOWN = 50


class KeyListPage(SettingsPage):
    """Shows the keys that work, and behind a fold those that no longer do."""

    def get(self, request: HttpRequest) -> HttpResponse:
        keys = request.user.api_keys.select_related("app").order_by("-created_at")
        working = keys.filter(pk__in=ApiKey.objects.usable().filter(user=request.user))
        ended = keys.exclude(pk__in=working)[:ENDED_SHOWN]
        return render(
            request,
            "settings/api_keys.html",
            {"working": described(working), "ended": described(ended)},
        )


class KeyNewPage(SettingsPage):
    """Makes a key. The answer to the POST is the only page that ever shows it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.ask(request, KeyForm(for_partner=request.user.active_partner is not None))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = KeyForm(request.POST)
        if not form.is_valid():
            return self.ask(request, form)
        key, raw = issue(request.user, by=Actor.user(request), **form.key_fields())
        return render(request, "settings/api_key_made.html", reveal(key, raw))

    def ask(self, request: HttpRequest, form: KeyForm) -> HttpResponse:
        return render(request, "settings/api_key_new.html", {"form": form})


class KeyRevokePage(SettingsPage):
    """Says what a key did last, and revokes it."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        key = own_key(request, pk)
        day_ago = timezone.now() - timedelta(days=1)
        calls = UsageRecord.objects.filter(key_id=key.pk, ts__gte=day_ago).count()
        context = {"key": key, "calls_last_day": calls}
        return render(request, "settings/api_key_revoke.html", context)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        key = own_key(request, pk)
        revoke(key, Actor.user(request))
        messages.success(request, f"Key “{key.name}” revoked")
        return redirect("api_keys")


def own_key(request: HttpRequest, pk: UUID) -> ApiKey:
    return get_object_or_404(request.user.api_keys.all(), pk=pk)


def described(keys: QuerySet[ApiKey]) -> list[ApiKey]:
    """Return the keys with their scopes in words, None meaning everything."""
    words, found = in_words(), list(keys)
    for key in found:
        key.scope_words = None if key.scopes is None else [words.get(s, s) for s in key.scopes]
    return found


def reveal(key: ApiKey, raw: str) -> dict[str, object]:
    """Return what the page needs that shows a key for the first and last time."""
    return {"key": key, "raw": raw, "api": f"{settings.PUBLIC_URL}/api/v1"}
