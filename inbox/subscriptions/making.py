"""Have a provider make a subscription, or renew it; of one made anew the old one is ended."""

from django.utils import timezone

from config.api.errors import NotFound
from inbox.models import Subscription
from inbox.subscriptions.ending import end_quietly
from inbox.subscriptions.ordering import drawn_anew, made_of, order_of
from providers.spec import Call, Feed, Made, Provider


def made_or_renewed(call: Call, row: Subscription, provider: Provider, feed: Feed) -> Made:
    """Have done what the row needs, and return what the provider made of it."""
    is_alive = is_living(row) and row.made_for == row.integration.provider_user_id
    if is_alive and feed.subscribing.renew:
        made = renewed(call, row, provider, feed)
        return made or made_anew(call, row, provider, feed, is_alive=False)
    return made_anew(call, row, provider, feed, is_alive=is_alive)


def is_living(row: Subscription) -> bool:
    """Say whether the provider should still have what it made."""
    return row.made_at is not None and not (row.expires_at and row.expires_at <= timezone.now())


def renewed(call: Call, row: Subscription, provider: Provider, feed: Feed) -> Made | None:
    """Renew it; None where the provider has forgotten it."""
    try:
        return feed.subscribing.renew(call, order_of(row, provider, feed), made_of(row))
    except NotFound:
        return None


def made_anew(
    call: Call, row: Subscription, provider: Provider, feed: Feed, *, is_alive: bool
) -> Made:
    """Make it. While an old one delivers until its end, its address and its secret stay good.

    One without an end goes first: some providers call an address but once.
    """
    old, overlaps = made_of(row), is_alive and row.expires_at is not None
    if is_alive and not overlaps:
        end_quietly(call, feed, order_of(row, provider, feed), old)
    if not overlaps:
        drawn_anew(row)
    order = order_of(row, provider, feed)
    made = feed.subscribing.make(call, order)
    if overlaps and old.remote_id != made.remote_id:
        end_quietly(call, feed, order, old)
    return made
