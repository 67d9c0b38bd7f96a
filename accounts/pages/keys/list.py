"""Settings > API keys: the list, a page at a time."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import ApiKey
from accounts.pages.keys.words import described
from accounts.settings_page import SettingsPage

PAGE = 50


class KeyListPage(SettingsPage):
    """Shows the keys that work, and behind a fold those that no longer do."""

    def get(self, request: HttpRequest) -> HttpResponse:
        keys = request.user.api_keys.select_related("app").with_successors()
        keys = keys.order_by("-created_at", "pk")
        working = page_of(keys.usable(), request.GET.get("page"))
        ended = keys.ended()[:PAGE] if working.number == 1 else ()
        context = {"working": described(working), "ended": described(ended)}
        return render(request, "settings/api_keys.html", context | beside(working))


def page_of(keys: QuerySet[ApiKey], number: str | None) -> Page:
    """Return a page of keys; an address that was altered shows the nearest there is."""
    return Paginator(keys, PAGE).get_page(number)


def beside(page: Page) -> dict[str, object]:
    """Return the addresses of the pages beside one."""
    newer = f"?page={page.previous_page_number()}" if page.has_previous() else ""
    older = f"?page={page.next_page_number()}" if page.has_next() else ""
    return {"newer_url": newer, "older_url": older, "is_first": page.number == 1}
