"""Which connections a feed is to be asked for: somebody chose it, and the permission is granted and switched on."""

from collections.abc import Iterator
from itertools import product

from django.conf import settings
from django.db.models import Exists, Q, QuerySet

from inbox.feeds.attributing import own_tokens
from inbox.models import FeedChoice, Subscription
from inbox.offering import missing
from integrations.models import Integration
from providers import modes, registry
from providers.spec import Feed, Provider


def feeds() -> Iterator[tuple[Provider, Feed]]:
    """Yield every feed that has to be asked for in each mode, whether this server can or not."""
    for provider, live in product(registry.providers().values(), (True, False)):
        own = modes.at(provider, live=live)
        yield from ((own, feed) for feed in own.feeds if feed.subscribing)


def feed_of(row: Subscription) -> tuple[Provider, Feed] | None:
    """Return what a row is a subscription to; None where the definition has no such feed any more."""
    provider = modes.find(row.integration.provider, live=row.integration.account.live)
    feed = registry.feed(provider, row.feed) if provider else None
    return (provider, feed) if provider and feed else None


def wanted(provider: Provider, feed: Feed) -> QuerySet[Integration]:
    """Return the connections that a feed is wanted for, in whatever state they are."""
    if missing(provider, feed) or not is_reached(provider):
        return Integration.objects.none()
    rows = Integration.objects.filter(
        chosen(provider, feed),
        account__live=provider.live,
        provider=provider.slug,
        permissions__permission=feed.permission,
        permissions__is_granted=True,
        permissions__is_enabled=True,
    )
    return rows.filter(Exists(own_tokens(provider))) if is_operators(feed) else rows


def is_reached(provider: Provider) -> bool:
    """Say whether there is anybody to ask: in test mode that takes the sandbox."""
    return provider.live or settings.SANDBOX_ON


def chosen(provider: Provider, feed: Feed) -> Q:
    """Return what is true of connections whose partner, or whose person, has switched the feed on."""
    rows = FeedChoice.objects.filter(provider=provider.slug, feed=feed.slug, is_on=True)
    return Q(account__partner__in=rows.filter(partner__isnull=False).values("partner")) | Q(
        account__user__in=rows.filter(user__isnull=False).values("user")
    )


def is_operators(feed: Feed) -> bool:
    """Say whether deliveries are proven by what the operator set: then they come for the operator's OAuth app alone."""
    return feed.secrets != Feed.NONE or bool(feed.subscribing and feed.subscribing.needs)


def is_wanted(row: Subscription, provider: Provider, feed: Feed) -> bool:
    return wanted(provider, feed).filter(pk=row.integration_id).exists()
