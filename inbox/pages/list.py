"""Settings > Inbox: the list of events."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from config.api.errors import Invalid
from config.api.keyset import Page
from inbox.listing import page_of
from inbox.models import InboxEvent
from inbox.pages.asked import Wanted, wanted_in
from inbox.pages.ground import InboxGround
from inbox.pages.naming import named

PAGE = 50


class InboxPage(InboxGround):
    """Lists the events of whoever is logged in, newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted = wanted_in(request)
        context = {
            "form": wanted.form,
            "partner": request.user.active_partner,
            "kept_days": settings.RETENTION_INBOX_DAYS,
        }
        if wanted.form.is_valid():
            context |= found(wanted, request.GET.get("cursor", ""))
            named(context["events"], is_private=request.look is not None)
        return render(request, "settings/inbox/list.html", context)


def found(wanted: Wanted, cursor: str) -> dict[str, Any]:
    """Return a page of events and the addresses of the pages beside it."""
    page, is_lost = page_at(wanted, cursor)
    is_first = is_lost or not cursor
    return {
        "events": page.rows,
        "older_url": page.older and wanted.address(cursor=page.older),
        "newer_url": page.newer and wanted.address(cursor=page.newer),
        "newest_url": wanted.address(),
        "here": wanted.address(cursor=cursor) if cursor and not is_lost else wanted.address(),
        "archive_url": wanted.address("inbox_archive"),
        "is_first": is_first,
        "is_lost": is_lost,
        "is_new": is_first and not (page.rows or page.older or wanted.form.filters),
    }


def page_at(wanted: Wanted, cursor: str) -> tuple[Page[InboxEvent], bool]:
    """Return the page at a cursor; the first one, and that it is none, for an address that was altered."""
    events = wanted.within.defer("payload")
    try:
        return page_of(events, wanted.asked, cursor, PAGE), False
    except Invalid:
        return page_of(events, wanted.asked, "", PAGE), True
