"""Secrets that providers hand over unsigned, before the operator has set one; `manage webhook_token` shows them.

Anybody can hand something over. So it is taken only where nothing is set, it signs nothing until the operator sets
it, and the operator sets it once the provider has taken it back.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from inbox.feeds.secrets import is_taken
from inbox.models import HandedSecret
from providers import registry
from providers.spec import Delivery, Feed, Provider, Reply, Unreadable

MOST = 10  # of a provider, the newest
LONGEST = 500  # characters
KEPT = timedelta(days=7)


def secret_in(delivery: Delivery, slug: str) -> str:
    """Return the secret that a delivery hands over, if its provider does so and none is set here."""
    provider = registry.find(slug)
    feed = waiting(provider) if provider else None
    if feed is None or delivery.method != "POST":
        return ""
    try:
        secret = feed.hands_over(delivery)
    except Unreadable:
        return ""
    return secret if secret.isprintable() and len(secret) <= LONGEST else ""


def waiting(provider: Provider) -> Feed | None:
    """Return the feed for which a secret may still be handed over."""
    feeds = (feed for feed in provider.feeds if feed.hands_over and not is_taken(provider, feed))
    return next(feeds, None)


def keep(slug: str, secret: str) -> Reply:
    """Keep a secret in place of the oldest, and return what its provider is answered."""
    row = HandedSecret(provider=slug)
    row.secret = secret
    with transaction.atomic():
        row.save()
        newest = HandedSecret.objects.filter(provider=slug).order_by("-handed_at", "-id")
        kept = list(newest.values_list("pk", flat=True)[:MOST])
        HandedSecret.objects.filter(provider=slug).exclude(pk__in=kept).delete()
    return Reply(200)


def handed(slug: str) -> list[HandedSecret]:
    """Return what was handed over as a provider's, the newest first."""
    return list(HandedSecret.objects.filter(provider=slug).order_by("-handed_at", "-id"))


def forget() -> int:
    """Delete what is a week old, or no longer needed because one is set; return how many (a job of the worker)."""
    until = timezone.now() - KEPT
    needed = [provider.slug for provider in registry.providers().values() if waiting(provider)]
    fresh = HandedSecret.objects.filter(provider__in=needed, handed_at__gte=until)
    return HandedSecret.objects.exclude(pk__in=fresh.values("pk")).delete()[0]
