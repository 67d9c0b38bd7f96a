"""Which connections of a partner or person bring the events of a feed, and which of them cannot."""

from typing import Any

from django.db.models import Exists, QuerySet

from accounts.models import Partner
from inbox.choices import Owner
from inbox.feeds.attributing import own_tokens
from inbox.models import Subscription
from integrations.models import Integration, OAuthClient
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
    return Integration.objects.filter(
        Exists(own_tokens(provider)),
        permissions__permission=feed.permission,
        permissions__is_granted=True,
        permissions__is_enabled=True,
        provider=provider.slug,
        status=Integration.Status.ACTIVE,
        **{f"account__{role_of(owner)}": owner},
    )


def left_out(owner: Owner) -> set[str]:
    """Return the providers that somebody's apps have OAuth clients at: the shared address is not theirs."""
    if not isinstance(owner, Partner):
        return set()
    rows = OAuthClient.objects.filter(app__partner=owner)
    return set(rows.values_list("provider", flat=True).distinct())


def failing_of(owner: Owner) -> QuerySet[Subscription]:
    """Return the newest subscriptions that their provider refuses, those of test mode as well."""
    theirs = {f"integration__account__{role_of(owner)}": owner}
    failing = Subscription.objects.filter(**theirs, status=Subscription.Status.FAILING)
    return failing.select_related("integration__account").order_by("-created_at", "-id")[:SHOWN]


def of(owner: Owner) -> QuerySet[Subscription]:
    return Subscription.objects.filter(**whose(owner))


def whose(owner: Owner) -> dict[str, Any]:
    return {f"integration__account__{role_of(owner)}": owner, "integration__account__live": True}


def role_of(owner: Owner) -> str:
    return "partner" if isinstance(owner, Partner) else "user"
