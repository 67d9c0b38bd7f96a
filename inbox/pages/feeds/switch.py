"""Settings > Inbox > What comes in: switch one feed on or off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.actors import Actor
from inbox import choices
from inbox.offering import missing
from inbox.pages.feeds.ground import named_feed
from inbox.pages.ground import InboxGround, owner_of


class FeedSwitchPage(InboxGround):
    """Keeps a choice as it was pressed. What is not set up on this server can be switched off, not on."""

    def get(self, request: HttpRequest, provider: str, feed: str) -> HttpResponse:
        named_feed(provider, feed)
        return redirect("inbox_feeds")

    def post(self, request: HttpRequest, provider: str, feed: str) -> HttpResponse:
        found, named = named_feed(provider, feed)
        on = request.POST.get("on") == "1"
        if on and missing(found, named):
            messages.error(request, f"{named.name}: not set up on this server")
            return redirect("inbox_feeds")
        choices.switch(owner_of(request.user), found, named, on, Actor.user(request))
        messages.success(request, f"{found.name}: {named.name} switched {'on' if on else 'off'}")
        return redirect("inbox_feeds")
