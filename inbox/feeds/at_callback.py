"""What comes to where people come back to from consent: some providers know no other address of an app."""

from itertools import product

from config.api.errors import NotFound
from inbox.feeds.addressing import SANDBOX
from inbox.feeds.taking import take
from providers.registry import providers
from providers.spec import Delivery, Forged, Reply


def take_at_callback(delivery: Delivery) -> Reply:
    """Take a delivery by the first provider whose proof it brings; nothing else in it says whose it is.

    Raises Unreadable as `take` does; Forged where it is nobody's.
    """
    slugs = [each.slug for each in providers().values() if any(f.at_callback for f in each.feeds)]
    for slug, place in product(slugs, ("", SANDBOX)):
        try:
            return take(delivery, slug, place)
        except (Forged, NotFound):
            continue
    raise Forged("no provider's that delivers here")
