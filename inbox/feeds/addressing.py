"""For which feed a delivery is, by the address it came to."""

import logging
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings

from config.api.errors import MethodNotAllowed, NotFound
from inbox.feeds.secrets import is_taken, secrets_of
from inbox.models import Subscription
from inbox.models.subscription import path_digest
from providers import modes, registry
from providers.oauth_apps import is_played
from providers.operator_settings import webhook_secret_name
from providers.spec import Delivery, Feed, Provider

log = logging.getLogger("patchbay.feeds")

SANDBOX = "sandbox"  # the end of the address that the sandbox delivers to; own addresses are longer


@dataclass(frozen=True)
class Addressee:
    """A feed, what its deliveries may be signed with, and the subscription whose own address it was."""

    provider: Provider
    feed: Feed
    secrets: tuple[str, ...] = field(repr=False)
    subscription: Subscription | None = None

    @property
    def modes(self) -> tuple[bool, ...]:
        """Return whom it may be about: live accounts, those of test mode, or both where the sandbox plays both."""
        if self.provider.live:
            return (True,)
        found = registry.find(self.provider.slug)
        return (False, True) if found and is_played(found) else (False,)


def find(slug: str, path_token: str, delivery: Delivery) -> Addressee:
    """Return what a delivery is addressed to; whatever is unknown about the address is the same 404."""
    provider = registry.find(slug)
    if provider is None:
        raise unknown()
    if path_token == SANDBOX:
        provider = of_sandbox(provider)
    elif path_token:
        return of_its_own(provider, path_token)
    feed = next((each for each in provider.feeds if is_for(each, delivery)), None)
    if feed is None and provider.feeds and delivery.method != "POST":
        raise MethodNotAllowed(delivery.method, ["POST"])
    if feed is None:
        raise unknown()
    if not is_taken(provider, feed):
        say_once(provider)
        raise unknown()
    return Addressee(provider, feed, secrets_of(provider, feed))


def of_sandbox(provider: Provider) -> Provider:
    """Return the provider as the sandbox plays it, so that nothing but the sandbox's own secret proves anything."""
    if not settings.SANDBOX_ON:
        raise unknown()
    return modes.twin(provider)


def of_its_own(provider: Provider, path_token: str) -> Addressee:
    """Return the subscription with this address. It has a secret of its own, beside those of all."""
    rows = Subscription.objects.select_related("integration__account")
    mine = rows.filter(integration__provider=provider.slug, path_digest=path_digest(path_token))
    subscription = mine.first()
    if subscription:
        provider = modes.at(provider, live=subscription.integration.account.live)
    feed = registry.feed(provider, subscription.feed) if subscription else None
    if subscription is None or feed is None:
        raise unknown()
    secrets = filter(None, (subscription.secret, *secrets_of(provider, feed)))
    return Addressee(provider, feed, tuple(secrets), subscription)


def is_for(feed: Feed, delivery: Delivery) -> bool:
    if feed.is_for is not None:
        return feed.is_for(delivery)
    return delivery.method == "POST" or feed.at_callback


def unknown() -> NotFound:
    return NotFound("No deliveries are taken at this address")


@cache
def say_once(provider: Provider) -> None:
    """Tell the operator what is missing; a provider that goes on trying would fill the log with it."""
    log.warning("deliveries refused: set %s", webhook_secret_name(provider))
