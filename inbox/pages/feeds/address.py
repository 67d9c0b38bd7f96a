"""Settings > Inbox > What comes in > Addresses: the address and the secret of one connection."""

from dataclasses import asdict
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.actors import Actor
from accounts.settings_page import SensitivePage
from inbox.choices import is_on
from inbox.models import Subscription
from inbox.pages.feeds.ground import connections, pasted_feed
from inbox.pages.ground import InboxGround, owner_of
from inbox.subscriptions.ordering import order_of
from inbox.subscriptions.pasted import new_address
from providers.spec import Feed, Provider


class OfConnection(InboxGround, SensitivePage):
    """A page about one connection and one feed that it can have an address for; anybody else's is a 404."""

    @cached_property
    def about(self) -> tuple[Provider, Feed]:
        return pasted_feed(self.kwargs["provider"], self.kwargs["feed"])

    def context(self, pk: UUID) -> dict[str, Any]:
        """Return what the pages show; the address and the secret are unsealed where one asks for them."""
        provider, feed = self.about
        mine = connections(owner_of(self.request.user), provider.slug)
        integration = get_object_or_404(mine, pk=pk)
        row = Subscription.objects.filter(integration=integration, feed=feed.slug).first()
        return {
            "provider": provider,
            "feed": feed,
            "integration": integration,
            "row": row,
            "last_delivery_at": row and row.last_delivery_at,
        }

    def make(self, pk: UUID) -> HttpResponse:
        """Draw an address and a secret, and show them."""
        integration, (provider, feed) = self.context(pk)["integration"], self.about
        new_address(integration, feed, **asdict(Actor.user(self.request)))
        messages.success(self.request, "Address and secret made")
        return redirect("inbox_feed_address", provider.slug, feed.slug, pk)


class AddressPage(OfConnection):
    """Shows the address and its secret, or makes the first."""

    def get(self, request: HttpRequest, provider: str, feed: str, pk: UUID) -> HttpResponse:
        context = self.context(pk)
        account, row = context["integration"].account, context["row"]
        context["is_on"] = is_on(account, provider, context["feed"])
        if row is not None:
            order = order_of(row, *self.about)
            context |= {"address": order.callback_url, "secret": order.secret}
        return render(request, "settings/inbox/address.html", context)

    def post(self, request: HttpRequest, provider: str, feed: str, pk: UUID) -> HttpResponse:
        if self.context(pk)["row"] is not None:  # pressed twice
            return redirect("inbox_feed_address", provider, feed, pk)
        return self.make(pk)


class RenewPage(OfConnection):
    """Asks before the present address stops working, and makes another."""

    def get(self, request: HttpRequest, provider: str, feed: str, pk: UUID) -> HttpResponse:
        return render(request, "settings/inbox/renew.html", self.context(pk))

    def post(self, request: HttpRequest, provider: str, feed: str, pk: UUID) -> HttpResponse:
        return self.make(pk)
