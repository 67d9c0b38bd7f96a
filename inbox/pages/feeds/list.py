"""Settings > Inbox > What comes in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inbox.pages.feeds.rows import groups_for
from inbox.pages.ground import InboxGround, owner_of


class FeedsPage(InboxGround):
    """Lists the feeds that there are, and how each of them does."""

    def get(self, request: HttpRequest) -> HttpResponse:
        partner = request.user.active_partner
        context = {"groups": groups_for(owner_of(request.user)), "partner": partner}
        return render(request, "settings/inbox/feeds.html", context)
