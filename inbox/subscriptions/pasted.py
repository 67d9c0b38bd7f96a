"""Addresses that people paste into a provider's settings themselves, with a secret for its signatures."""

from django.db import transaction

from inbox.models import Subscription
from integrations.models import Integration
from providers.spec import Feed


def address_for(integration: Integration, feed: Feed) -> Subscription:
    """Return the connection's own address for a feed, made on first use."""
    row = Subscription.objects.filter(integration=integration, feed=feed.slug).first()
    return row or new_address(integration, feed)


def new_address(integration: Integration, feed: Feed) -> Subscription:
    """Give a connection a new address and a new secret; deliveries to the former are refused from now on."""
    with transaction.atomic():
        Integration.objects.select_for_update().get(pk=integration.pk)
        mine = Subscription.objects.filter(integration=integration, feed=feed.slug)
        row = mine.first() or Subscription(integration=integration, feed=feed.slug)
        row.draw_secrets()
        row.status, row.due_at, row.remote_id = Subscription.Status.ACTIVE, None, ""
        row.save()
    return row
