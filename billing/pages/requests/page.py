"""Settings > Request log: which calls were made, and how they ended."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.settings_page import SettingsPage
from billing.limits.standing import standing_of
from billing.models import UsageRecord
from billing.pages.requests.asked import Asked, asked_of
from billing.pages.requests.errors import error_rows
from billing.pages.requests.rows import named
from billing.usage.error_groups import NEWEST, error_groups
from billing.usage.records import page_of
from config.api.errors import Invalid
from config.api.keyset import Page

PAGE = 50


class RequestLogPage(SettingsPage):
    """Lists the calls of whoever is logged in, newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = asked_of(request, standing_of(request.user))
        context = {"asked": asked, "kept_days": settings.RETENTION_USAGE_DAYS}
        if not asked.form.errors:
            context |= found(asked, request.GET.get("cursor", ""))
        return render(request, "settings/request_log.html", context)


def found(asked: Asked, cursor: str) -> dict[str, Any]:
    """Return a page of calls, the pages beside it, and on the first one the errors among all of them."""
    page, is_lost = page_at(asked, cursor)
    is_first = is_lost or not cursor
    return {
        "records": named(page.rows),
        "older_url": page.older and asked.address(cursor=page.older),
        "newer_url": page.newer and asked.address(cursor=page.newer),
        "newest_url": asked.address(),
        "is_first": is_first,
        "is_lost": is_lost,
        "is_new": is_first and not (page.rows or page.older or asked.is_filtered),
        "api": f"{settings.PUBLIC_URL}/api/v1",
        **(errors_among(asked) if is_first else {}),
    }


def errors_among(asked: Asked) -> dict[str, Any]:
    groups = error_groups(asked.filters)
    failed = sum(group.calls for group in groups)
    return {"errors": error_rows(asked, groups), "failed_calls": failed, "errors_among": NEWEST}


def page_at(asked: Asked, cursor: str) -> tuple[Page[UsageRecord], bool]:
    """Return the page at a cursor; the first one, and that the cursor is none, for an address that was altered."""
    try:
        return page_of(asked.filters, cursor, PAGE), False
    except Invalid:
        return page_of(asked.filters, limit=PAGE), True
