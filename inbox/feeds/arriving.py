"""Store what a delivery tells, once: a delivery that is repeated finds its rows there."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from inbox.feeds import cleaning
from inbox.feeds.addressing import Addressee
from inbox.feeds.proving import Proven
from inbox.models import Arrival, Subscription
from integrations.models import Integration
from providers import registry
from providers.spec import Delivery, Notice

LONGEST_ID, LONGEST_TYPE, LONGEST_SUMMARY, LONGEST_NAME = 255, 60, 500, 255
MOST_NAMES = 100


def store(to: Addressee, delivery: Delivery, notices: Proven) -> None:
    """Write a row for each notice, in one statement; those that are there already stay as they are.

    What came for connections that are ending meanwhile is left out, and does not get in the way of their end.
    """
    digest = sha256(delivery.body).hexdigest()
    rows = [
        row(to, notice, subscription, f"{digest}:{position}")
        for position, (notice, subscription) in enumerate(notices)
    ]
    with staying(subscription for _, subscription in notices if subscription) as ids:
        kept = [
            each
            for each in rows
            if each.subscription is None or each.subscription.integration_id in ids
        ]
        Arrival.objects.bulk_create(kept, ignore_conflicts=True)


@contextmanager
def staying(subscriptions: Iterable[Subscription]) -> Iterator[set[UUID]]:
    """Hold the connections of subscriptions, those that are there: whoever ends one locks it first, and waits."""
    named = {each.integration_id for each in subscriptions}
    if not named:
        yield named
        return
    rows = Integration.objects.select_for_update(no_key=True).filter(pk__in=named)
    with transaction.atomic():
        yield set(rows.order_by("pk").values_list("pk", flat=True))


def row(
    to: Addressee, notice: Notice, subscription: Subscription | None, otherwise: str
) -> Arrival:
    """Return the row of a notice. It is of its subscription's feed: one delivery may be for several."""
    own = registry.feed(to.provider, subscription.feed) if subscription else None
    feed = own or to.feed
    made = Arrival(
        provider=to.provider.slug,
        feed=subscription.feed if subscription else to.feed.slug,
        is_of_sandbox=not to.provider.live,
        subscription=subscription,
        about=[] if subscription else names_in(notice),
        type=cleaning.name(notice.type, LONGEST_TYPE),
        summary=cleaning.text(notice.summary, LONGEST_SUMMARY),
        payload=cleaning.data(dict(notice.payload)),
        ends=notice.ends,
        needs_fetch=notice.needs_fetch and feed.fetch is not None,
        received_at=moment_of(notice),
    )
    made.delivery_id = delivery_id(notice, made.within, otherwise)
    return made


def names_in(notice: Notice) -> list[str]:
    """Return whom a notice is about. Of one for a subscription nobody asks: whoever has its secret may name anybody."""
    return [cleaning.name(name, LONGEST_NAME) for name in notice.about[:MOST_NAMES]]


def delivery_id(notice: Notice, within: str, otherwise: str) -> str:
    """Return what tells one delivery from another; two connections may be told of the same thing."""
    whole = within + (cleaning.text(notice.id, len(notice.id) + 1) or otherwise)
    return whole if len(whole) <= LONGEST_ID else sha256(whole.encode()).hexdigest()


def moment_of(notice: Notice) -> datetime:
    """Return when it came. What ends grants is as old as the provider says: it may have tried for hours.

    A grant that was given since must not end with the one before it.
    """
    now = timezone.now()
    if not notice.ends or not notice.happened_at:
        return now
    try:
        return min(now, datetime.fromtimestamp(notice.happened_at, UTC))
    except (ValueError, OverflowError, OSError):  # no moment that any calendar has
        return now
