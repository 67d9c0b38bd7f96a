"""The two modes of a provider: as it is, and as the sandbox plays it for test keys.

In test mode a provider is a twin of its definition. Client, settings and addresses are found by the object
(`providers.oauth_apps`, `providers.endpoints`), so that whoever holds the twin reaches nobody but the sandbox.
"""

from dataclasses import replace
from functools import cache

from providers.own.spec import Own
from providers.registry import Offer
from providers.registry import find as find_live
from providers.spec import Feed, LookedUp, Provider


def find(slug: str, *, live: bool) -> Provider | None:
    """Return a provider in one of its modes."""
    provider = find_live(slug)
    return None if provider is None else at(provider, live=live)


def at(provider: Provider, *, live: bool) -> Provider:
    """Return a provider, or its twin."""
    return provider if live else twin(provider)


def in_mode(offer: Offer, *, live: bool) -> Offer:
    """Return a tool at the provider of a mode; what this server does itself is the same in both."""
    return offer if live or isinstance(offer.provider, Own) else twin_offer(offer)


@cache
def twin(provider: Provider) -> Provider:
    """Return the provider as the sandbox plays it, the same object for each."""
    return replace(provider, live=False, feeds=tuple(map(feed_of_twin, provider.feeds)))


def feed_of_twin(feed: Feed) -> Feed:
    """Return a feed as the sandbox proves it, where proofs are looked up at the provider."""
    is_looked_up = isinstance(feed.check, LookedUp)
    return replace(feed, check=feed.check.of_sandbox()) if is_looked_up else feed


@cache
def twin_offer(offer: Offer) -> Offer:
    return Offer(twin(offer.provider), offer.service, offer.tool)
