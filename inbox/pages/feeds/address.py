"""Settings > Inbox > What comes in > Addresses: the address and the secret of one connection."""

from dataclasses import asdict
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


class OfConnection(InboxGround, SensitivePage):
    """A page about one connection and one feed that it can have an address for; anybody else's is a 404."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.provider, self.feed = pasted_feed(kwargs["provider"], kwargs["feed"])

    def context(self, pk: UUID) -> dict[str, Any]:
        """Return what the pages show; the address and the secret are unsealed where one asks for them."""
        owner = owner_of(self.request.user)
        integration = get_object_or_404(connections(owner, self.provider.slug), pk=pk)
        row = Subscription.objects.filter(integration=integration, feed=self.feed.slug).first()
        return {
            "provider": self.provider,
            "feed": self.feed,
            "integration": integration,
            "row": row,
            "last_delivery_at": row and row.last_delivery_at,
        }

    def make(self, pk: UUID) -> HttpResponse:
        """Draw an address and a secret, and show them."""
        integration = self.context(pk)["integration"]
        new_address(integration, self.feed, **asdict(Actor.user(self.request)))
        messages.success(self.request, "Address and secret made")
        return redirect("inbox_feed_address", self.provider.slug, self.feed.slug, pk)


class AddressPage(OfConnection):
    """Shows the address and its secret, or makes the first."""

    def get(self, request: HttpRequest, provider: str, feed: str, pk: UUID) -> HttpResponse:
        context = self.context(pk)
        account, row = context["integration"].account, context["row"]
        context["is_on"] = is_on(account, provider, self.feed)
        if row is not None:
            order = order_of(row, self.provider, self.feed)
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
