"""What comes to where people come back to from consent: some providers know no other address of an app."""

from config.api.errors import NotFound
from inbox.feeds.taking import take
from providers.registry import providers
from providers.spec import Delivery, Forged, Reply


def take_at_callback(delivery: Delivery) -> Reply:
    """Take a delivery by the first provider whose proof it brings; nothing else in it says whose it is.

    Raises Unreadable as `take` does; Forged where it is nobody's.
    """
    for provider in providers().values():
        if any(feed.at_callback for feed in provider.feeds):
            try:
                return take(delivery, provider.slug)
            except (Forged, NotFound):
                continue
    raise Forged("no provider's that delivers here")
