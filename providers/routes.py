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


def django_pattern(path: str) -> str:
    """Return `repos/{owner}` as `repos/<str:owner>`, `{path+}` as a path that may hold slashes."""
    return PLACEHOLDER.sub(lambda m: f"<{'path' if m[2] else 'str'}:{m[1]}>", path)
