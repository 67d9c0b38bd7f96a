"""Which connections of a partner or person bring the events of a feed, and which of them cannot."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import Partner
from inbox.choices import Owner
from inbox.models import Subscription
from integrations.models import EnabledPermission, Integration
from providers.spec import Feed, Provider

SHOWN = 20  # failing subscriptions


def connections_of(owner: Owner, provider: Provider, feed: Feed) -> QuerySet:
    """Return a row for each connection that brings a feed: with a subscription, or with the permission it takes."""
    if feed.subscribing or feed.pasted:
        return of(owner).filter(
            status=Subscription.Status.ACTIVE,
            feed=feed.slug,
            integration__provider=provider.slug,
        )
    return EnabledPermission.objects.filter(
        permission=feed.permission,
        is_granted=True,
        is_enabled=True,
        integration__provider=provider.slug,
        integration__status=Integration.Status.ACTIVE,
        **whose(owner),
    )


def failing_of(owner: Owner) -> QuerySet[Subscription]:
    """Return the newest subscriptions that their provider refuses."""
    failing = of(owner).filter(status=Subscription.Status.FAILING)
    return failing.select_related("integration__account").order_by("-created_at", "-id")[:SHOWN]


def of(owner: Owner) -> QuerySet[Subscription]:
    return Subscription.objects.filter(**whose(owner))


def whose(owner: Owner) -> dict[str, Any]:
    return {f"integration__account__{'partner' if isinstance(owner, Partner) else 'user'}": owner}
