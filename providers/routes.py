"""The routes a tool has in our API, as the definitions spell them."""

import re
from collections.abc import Iterator

from providers.registry import Offer

PLACEHOLDER = re.compile(r"\{(\w+)(\+?)\}")


def spellings(offer: Offer) -> Iterator[tuple[str, str]]:
    """Yield method and path of every route a tool has, the canonical one first."""
    for route in (offer.tool.route, *offer.tool.aliases):
        method, _, where = route.partition(" ")
        yield method, where
        if offer.provider.service_rooted:
            yield method, f"{offer.provider.slug}/{where}"
