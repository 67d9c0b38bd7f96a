"""Settings > Audit log: who did what, newest first."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from accounts.audit.entries import entries_of
from accounts.audit.log import AuditFilters, AuditPage, page_of
from accounts.forms.audit import AuditForm
from accounts.settings_page import SettingsPage


class AuditPageView(SettingsPage):
    """Lists the events of whoever is logged in and of their partner profile."""

    def get(self, request: HttpRequest) -> HttpResponse:
        form = AuditForm(request.GET.dict())
        context: dict[str, Any] = {"form": form, "file_url": address("audit_csv", form.filters)}
        if form.is_valid():
            context |= found(request, form)
        return render(request, "settings/audit.html", context)


def found(request: HttpRequest, form: AuditForm) -> dict[str, Any]:
    """Return a page of entries, and the pages beside it."""
    filters = AuditFilters.of(request.user, **form.conditions)
    asked = request.GET.get("before", "")
    page, is_lost = page_at(filters, asked)
    return {
        "entries": entries_of(page.events, request.user),
        "older_url": page.older and address("audit", form.filters | {"before": str(page.older)}),
        "newest_url": address("audit", form.filters),
        "is_first": is_lost or not asked,
        "is_lost": is_lost,
    }


def page_at(filters: AuditFilters, before: str) -> tuple[AuditPage, bool]:
    """Return the page behind an event; the first one, and that there is no such event, for an altered address."""
    try:
        page = page_of(filters, UUID(before) if before else None)
    except ValueError:
        page = None
    return (page, False) if page else (page_of(filters), True)


def address(name: str, query: dict[str, str]) -> str:
    return f"{reverse(name)}?{urlencode(query)}" if query else reverse(name)
