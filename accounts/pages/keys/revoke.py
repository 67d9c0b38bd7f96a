"""Settings > API keys > Revoke."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.actors import Actor
from accounts.issuing import revoke
from accounts.pages.keys.own import list_of, own_key
from accounts.settings_page import SettingsPage
from billing.models import UsageRecord


class KeyRevokePage(SettingsPage):
    """Says what a key did last, and revokes it."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        key = own_key(request, pk)
        day_ago = timezone.now() - timedelta(days=1)
        calls = UsageRecord.objects.filter(key_id=key.pk, ts__gte=day_ago).count()
        context = {"key": key, "calls_last_day": calls, "back": list_of(key)}
        return render(request, "settings/api_key_revoke.html", context)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        key = own_key(request, pk)
        revoke(key, Actor.user(request))
        messages.success(request, f"Key “{key.name}” revoked")
        return redirect(list_of(key))
