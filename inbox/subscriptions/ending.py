"""Have a provider end subscriptions: one that nobody wants any more, or all of connections that are about to end."""

import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, wait

from django.db import connection

from config.api.errors import ApiError
from config.vault import CannotOpen
from inbox.models import Subscription
from inbox.subscriptions.ordering import made_of, order_of
from inbox.subscriptions.wanted import feed_of
from integrations.feed_calls import call_of
from integrations.models import Integration
from providers.spec import Call, Feed, Made, Order, Provider

log = logging.getLogger("patchbay.inbox")

BUDGET = 2.0  # seconds that a disconnect may spend on it
AT_ONCE = 8
# What a hook raises at an odd answer.
STRANGE = (LookupError, TypeError, ValueError, AttributeError)


def end(row: Subscription, provider: Provider, feed: Feed) -> None:
    """Ask the provider to end it, if it made one that nobody else needs; ApiError where it does not."""
    if row.made_at is None or is_shared(row, feed):
        return
    with call_of(row.integration, feed, is_read=False, is_last=True) as call:
        feed.subscribing.end(call, order_of(row, provider, feed), made_of(row))


def is_shared(row: Subscription, feed: Feed) -> bool:
    """Say whether the provider has but one for this and another connection of the person."""
    if not feed.subscribing.per_person or not row.made_for:
        return False
    same = Subscription.objects.filter(
        feed=row.feed,
        made_for=row.made_for,
        made_at__isnull=False,
        integration__provider=row.integration.provider,
        integration__status=Integration.Status.ACTIVE,
    )
    return same.exclude(pk=row.pk).exists()


def end_quietly(call: Call, feed: Feed, order: Order, old: Made) -> None:
    """Ask it to end what was made anew. One that goes on is told once more by the provider, and ends by itself."""
    try:
        feed.subscribing.end(call, order, old)
    except (ApiError, *STRANGE) as exc:
        log.info("old subscription not ended: %s", type(exc).__name__, extra={"feed": feed.slug})


def end_all(integrations: Iterable[Integration]) -> None:
    """End what was made for connections, while their tokens live: side by side, and within 2 seconds.

    Whatever goes wrong, the connections end: what still comes then finds no address any more.
    """
    rows = Subscription.objects.filter(integration__in=list(integrations), made_at__isnull=False)
    made = list(rows.select_related("integration__account"))
    if not made:
        return
    pool = ThreadPoolExecutor(min(AT_ONCE, len(made)))
    wait([pool.submit(end_apart, row) for row in made], timeout=BUDGET)
    pool.shutdown(wait=False, cancel_futures=True)


def end_apart(row: Subscription) -> None:
    """End one in a thread of its own; it leaves neither a connection nor an error behind."""
    try:
        if (found := feed_of(row)) and found[1].subscribing:
            end(row, *found)
    except (ApiError, CannotOpen, *STRANGE) as exc:
        log.info("subscription not ended: %s", type(exc).__name__, extra={"feed": row.feed})
    finally:
        connection.close()
