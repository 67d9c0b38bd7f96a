"""Take a delivery: whose it is, whether it is true, what it tells. Nothing here asks anybody over the network."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from inbox.feeds import addressing, arriving, needing, proving
from inbox.feeds.addressing import Addressee
from providers.spec import Delivery, Notice, Reply, Unreadable

log = logging.getLogger("patchbay.feeds")


def take(delivery: Delivery, slug: str, path_token: str = "") -> Reply:
    """Store what a delivery tells and return what its provider is answered.

    Raises NotFound for an address nobody has, Forged for what the provider did not send, and Unreadable for what
    it did send and we do not understand.
    """
    with understood(slug):
        to = addressing.find(slug, path_token, delivery)
        if to.feed.greet_first and (reply := to.feed.greet_first(delivery)) is not None:
            return reply
    proving.check(to, delivery, time.time())
    with understood(slug):
        if to.feed.greet and (reply := to.feed.greet(delivery)) is not None:
            return reply
        notices = list(to.feed.read(delivery))
    keep(to, delivery, notices)
    return to.feed.reply


def keep(to: Addressee, delivery: Delivery, notices: list[Notice]) -> None:
    """Store the notices that are proven, and let the worker do what their subscriptions need."""
    if not notices and not to.feed.check.by_item:
        return
    proven = proving.proven(to, notices)
    for notice, subscription in proven:
        if notice.wants and subscription:
            needing.note(notice, subscription)
    if told := [pair for pair in proven if not pair[0].wants]:
        arriving.store(to, delivery, told)


@contextmanager
def understood(slug: str) -> Iterator[None]:
    """Call a delivery unreadable that has not the form its definition knows."""
    try:
        yield
    except Unreadable:
        raise
    except (LookupError, TypeError, ValueError, AttributeError) as exc:
        log.warning("delivery not understood: %s", type(exc).__name__, extra={"provider": slug})
        raise Unreadable("of an unknown form") from exc
