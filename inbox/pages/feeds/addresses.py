"""Settings > Inbox > What comes in > Addresses: the connections that can have an address of their own."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from config.api import keyset
from config.api.errors import Invalid
from config.api.keyset import Search
from config.api.places import Order
from inbox.pages.feeds.ground import connections, pasted_feed
from inbox.pages.ground import InboxGround, owner_of
from integrations.models import Integration

PAGE = 50
ORDER = Order("connected_at", id_size=16)
NOTHING_SEARCHED = Search(Q(), 0)


class AddressesPage(InboxGround):
    """Lists the active connections to a provider, newest first."""

    def get(self, request: HttpRequest, provider: str, feed: str) -> HttpResponse:
        found, named = pasted_feed(provider, feed)
        page = page_at(request, found.slug)
        cursor = request.GET.get("cursor", "")
        here = reverse("inbox_feed_addresses", args=[found.slug, named.slug])
        context: dict[str, Any] = {
            "provider": found,
            "feed": named,
            "title": f"{found.name}: {named.name}",
            "connections": page.rows,
            "older_url": page.older and f"{here}?{urlencode({'cursor': page.older})}",
            "newer_url": page.newer and f"{here}?{urlencode({'cursor': page.newer})}",
            "newest_url": here,
            "is_first": not cursor,
            "partner": request.user.active_partner,
        }
        return render(request, "settings/inbox/addresses.html", context)


def page_at(request: HttpRequest, provider: str) -> keyset.Page[Integration]:
    """Return the page at the address's cursor; the first one where that is none of ours."""
    rows, cursor = connections(owner_of(request.user), provider), request.GET.get("cursor", "")
    try:
        return keyset.page_of(rows, ORDER, cursor, PAGE, NOTHING_SEARCHED)
    except Invalid:
        return keyset.page_of(rows, ORDER, "", PAGE, NOTHING_SEARCHED)
