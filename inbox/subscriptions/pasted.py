"""Addresses that people paste into a provider's settings themselves, with a secret for its signatures."""

from typing import Any

from django.db import transaction

from accounts import events
from inbox.models import Subscription
from integrations.models import Integration
from providers.spec import Feed


def address_for(integration: Integration, feed: Feed) -> Subscription:
    """Return the connection's own address for a feed, made on first use."""
    row = Subscription.objects.filter(integration=integration, feed=feed.slug).first()
    return row or new_address(integration, feed)


def new_address(integration: Integration, feed: Feed, **by: Any) -> Subscription:
    """Give a connection a new address and a new secret; deliveries to the former are refused from now on."""
    with transaction.atomic():
        Integration.objects.select_for_update().get(pk=integration.pk)
        mine = Subscription.objects.filter(integration=integration, feed=feed.slug)
        row = mine.first() or Subscription(integration=integration, feed=feed.slug)
        row.draw_secrets()
        row.status, row.due_at, row.remote_id = Subscription.Status.ACTIVE, None, ""
        row.save()
        events.record_of_account(
            "inbox.address_made",
            integration.account,
            object_type="feed",
            object_id=f"{integration.provider}/{feed.slug}",
            data={"provider": integration.provider, "feed": feed.slug},
            **by,
        )
    return row
